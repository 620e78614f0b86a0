import {
  Badge,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  type MantineColorsTuple,
  Modal,
  Radio,
  Select,
  Switch,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';

/** Neutral scale: everything that is not a signal. */
const ink: MantineColorsTuple = [
  '#f6f6f7',
  '#ecedef',
  '#dfe1e5',
  '#cbced5',
  '#a7acb7',
  '#7d8492',
  '#5d6472',
  '#3d434f',
  '#252932',
  '#16181d',
];
/** Mantine's own greys: the neutral scale with the lighter edge that fields have. */
const gray: MantineColorsTuple = [
  '#f6f6f7',
  '#ecedef',
  '#dfe1e5',
  '#d5d8dd',
  '#cfd3d9',
  '#7d8492',
  '#5d6472',
  '#3d434f',
  '#252932',
  '#16181d',
];
/** The one accent. It means "you can sign off here" and is used for nothing else. */
const signoff: MantineColorsTuple = [
  '#edf2ff',
  '#dbe4ff',
  '#bacbff',
  '#94aeff',
  '#7593fb',
  '#5577f2',
  '#345de4',
  '#2750d0',
  '#1f43b3',
  '#183690',
];
const dark: MantineColorsTuple = [
  '#e6e8eb',
  '#c3c7ce',
  '#a0a6b0',
  '#7d8490',
  '#4a505b',
  '#343a44',
  '#262b33',
  '#181b20',
  '#121418',
  '#0c0e11',
];

const CONTROL_HEIGHT = '32px';
const CONTROL_FONT = '13px';
const CONTROL_BUTTON = {
  '--button-height': CONTROL_HEIGHT,
  '--button-fz': CONTROL_FONT,
  '--button-padding-x': '12px',
};
const DECISION_BUTTON = { '--button-height': '40px', '--button-fz': '14px', '--button-padding-x': '20px' };

/**
 * A filled neutral button is dark on light and light on dark. Mantine computes the colour of its text once, from the
 * light scheme, so both schemes take theirs from tokens.css.
 */
const resolveVariant: VariantColorsResolver = (input) =>
  input.variant === 'filled' && (input.color === undefined || input.color === 'ink')
    ? {
        background: 'var(--primary)',
        hover: 'var(--primary-hover)',
        color: 'var(--primary-text)',
        border: 'none',
      }
    : defaultVariantColorsResolver(input);

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 1 },
  autoContrast: true,
  variantColorResolver: resolveVariant,
  colors: { ink, signoff, dark, gray },
  black: '#16181d',
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  defaultRadius: '6px',
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { variant: 'default', size: 'sm' },
      // The compact sizes keep their own measures.
      vars: (_theme, { size }) => {
        if (size === 'sm') return { root: { ...CONTROL_BUTTON } };
        if (size === 'md') return { root: { ...DECISION_BUTTON } };
        return { root: {} };
      },
    }),
    Input: Input.extend({
      vars: () => ({
        wrapper: {
          '--input-height': CONTROL_HEIGHT,
          '--input-fz': CONTROL_FONT,
          '--input-size': CONTROL_HEIGHT,
        },
      }),
    }),
    Select: Select.extend({ defaultProps: { allowDeselect: false, comboboxProps: { shadow: 'md' } } }),
    Checkbox: Checkbox.extend({
      defaultProps: { size: 'xs' },
      vars: () => ({
        root: { '--checkbox-color': 'var(--primary)', '--checkbox-icon-color': 'var(--primary-text)' },
      }),
    }),
    Radio: Radio.extend({
      vars: () => ({
        root: { '--radio-color': 'var(--primary)', '--radio-icon-color': 'var(--primary-text)' },
      }),
    }),
    Switch: Switch.extend({ vars: () => ({ root: { '--switch-color': 'var(--text-3)' } }) }),
    Modal: Modal.extend({
      defaultProps: { centered: true, radius: '8px' },
      styles: { title: { fontSize: '16px', fontWeight: 600 } },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: false } }),
    Badge: Badge.extend({ defaultProps: { tt: 'none', fw: 500 } }),
  },
});

/** Mantine's own surfaces follow the variables of tokens.css, so that both halves of a screen are one. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-2)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-error': 'var(--risk)',
    '--mantine-color-placeholder': 'var(--text-3)',
  },
  dark: {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-2)',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-error': 'var(--risk)',
    '--mantine-color-placeholder': 'var(--text-3)',
  },
});

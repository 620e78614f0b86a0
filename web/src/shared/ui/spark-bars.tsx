import classes from './spark-bars.module.css';

interface SparkBarsProps {
  /** One value per day, oldest first; null where nothing was reported. */
  readonly values: readonly (number | null)[];
  /** What the bars show, in words with figures, for people who cannot see them. */
  readonly label: string;
  readonly width?: number;
  readonly height?: number;
}

const GAP = 1;

/** Daily amounts as small bars from zero. A day without a report is a grey stub, which is not a zero. */
export function SparkBars({ values, label, width = 160, height = 28 }: SparkBarsProps) {
  const peak = Math.max(0, ...values.map((value) => value ?? 0));
  const step = values.length === 0 ? width : width / values.length;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <title>{label}</title>
      {values.map((value, index) => {
        const share = value === null || peak === 0 ? 0 : Math.max(0, value) / peak;
        const size = value === null ? 2 : Math.max(1, share * height);
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a day's place in the series is its identity
            key={index}
            className={value === null ? classes.missing : classes.bar}
            x={index * step}
            y={height - size}
            width={Math.max(1, step - GAP)}
            height={size}
          />
        );
      })}
    </svg>
  );
}

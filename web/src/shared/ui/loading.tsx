import classes from './loading.module.css';

interface LoadingRowsProps {
  /** What is being loaded, in words. */
  readonly label: string;
  readonly rows?: number;
}

// Uneven widths read as text; the same ones every time, so that nothing jumps between renders.
const WIDTHS = [38, 52, 44, 61, 35, 48, 57, 41] as const;

/** Rows of the height of the table that is coming. */
export function LoadingRows({ label, rows = 8 }: LoadingRowsProps) {
  return (
    <div className={classes.rows} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => WIDTHS[index % WIDTHS.length] ?? 40).map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholder rows have no identity and never move
        <div key={index} className={classes.row}>
          {index === 0 ? (
            <span className={classes.label}>{label}</span>
          ) : (
            <>
              <span className={classes.bar} style={{ width: `${width}%` }} />
              <span className={classes.bar} style={{ width: '9%', marginLeft: 'auto' }} />
              <span className={classes.bar} style={{ width: '7%' }} />
            </>
          )}
        </div>
      ))}
    </div>
  );
}

/** A block of the height of what is coming, with words. */
export function LoadingBlock({ label, height }: { readonly label: string; readonly height: number }) {
  return (
    <div className={classes.block} role="status" style={{ minHeight: height }}>
      {label}
      <div className={classes.bar} style={{ width: '62%', marginTop: 16 }} />
      <div className={classes.bar} style={{ width: '44%', marginTop: 12 }} />
    </div>
  );
}

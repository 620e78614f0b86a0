import { Button } from '@mantine/core';
import { plural, t } from '../messages/message.js';
import classes from './data-table.module.css';

interface LoadMoreProps {
  readonly shown: number;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly onMore: () => void;
}

/** How many rows are shown and, when there are more, the button that brings them. */
export function LoadMore({ shown, hasMore, loading, onMore }: LoadMoreProps) {
  return (
    <div className={classes.foot}>
      <span>{hasMore ? plural('common.shownSoFar', shown) : plural('common.shownAll', shown)}</span>
      {hasMore && (
        <Button onClick={onMore} disabled={loading}>
          {loading ? t('common.loadingMore') : t('common.loadMore')}
        </Button>
      )}
    </div>
  );
}

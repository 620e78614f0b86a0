/** A person as the sign-in steps pass them on. */
export interface LoginPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly isDemo: boolean;
  readonly passwordHash: string | null;
  readonly disabled: boolean;
  /** Where a log-in is recorded: the default workspace, else the oldest; null without any. */
  readonly homeWorkspaceId: string | null;
}

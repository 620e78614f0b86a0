import { adapterContract } from '../../platforms/testing/adapter-contract.js';
import { startGoogleSubject } from './testing/google-subject.js';

adapterContract('Google Ads', async () => {
  const subject = await startGoogleSubject();
  return {
    ...subject,
    range: { from: '2026-10-01', to: '2026-11-19' },
  };
});

import { adapterContract } from '../../platforms/testing/adapter-contract.js';
import { startMetaSubject } from './testing/meta-subject.js';

const range = { from: '2026-10-10', to: '2026-11-19' };

const blueprint = { keywords: [], maxCpcMicros: null, countries: ['US'], ageMin: 25, ageMax: 60 };

adapterContract('Meta', async () => ({ ...(await startMetaSubject()), range, blueprint }));

adapterContract('Meta in yen', async () => {
  const subject = await startMetaSubject();
  return {
    ...subject,
    access: subject.yen,
    range,
    blueprint: { ...blueprint, dailyBudgetMicros: '3000000000' },
  };
});

import { describe, expect, it } from 'vitest';
import { rollUpBreakdown } from './sums.js';
import { lines, parsed, utf8 } from './testing/files.js';

/** Headers of an Ads Manager export by language; the numbers below them are the same. */
const HEADERS = {
  en: 'Reporting starts,Reporting ends,Campaign name,Campaign delivery,Attribution setting,Results,Result indicator,Reach,Impressions,Cost per results,Amount spent (EUR),Clicks (all),Link clicks,Purchases,Purchases conversion value',
  de: 'Berichtsbeginn,Berichtsende,Kampagnenname,Auslieferung der Kampagne,Attributionseinstellung,Ergebnisse,Ergebnis-Indikator,Reichweite,Impressionen,Kosten pro Ergebnis,Betrag ausgegeben (EUR),Klicks (alle),Link-Klicks,Käufe,Conversion-Wert von Käufen',
  fr: 'Début des rapports,Fin des rapports,Nom de la campagne,Diffusion de la campagne,Paramètre d’attribution,Résultats,Indicateur de résultats,Couverture,Impressions,Coût par résultat,Montant dépensé (EUR),Clics (tous),Clics sur un lien,Achats,Valeur de conversion des achats',
  es: 'Inicio del informe,Fin del informe,Nombre de la campaña,Entrega de la campaña,Configuración de atribución,Resultados,Indicador de resultado,Alcance,Impresiones,Costo por resultado,Importe gastado (EUR),Clics (todos),Clics en el enlace,Compras,Valor de conversión de compras',
  pt: 'Início dos relatórios,Encerramento dos relatórios,Nome da campanha,Veiculação da campanha,Configuração de atribuição,Resultados,Indicador de resultados,Alcance,Impressões,Custo por resultados,Valor usado (EUR),Cliques (todos),Cliques no link,Compras,Valor de conversão da compra',
} as const;

const BODY = [
  '2026-04-01,2026-04-30,,0,7-day click or 1-day view,,,9000,30000,,150.75,900,600,7,700.5',
  '2026-04-01,2026-04-30,"Spring ""sale""\nsecond line",active,7-day click or 1-day view,5,actions:offsite_conversion.fb_pixel_purchase,6000,20000,20.1,100.5,500,400,5,500.5',
  '2026-04-01,2026-04-30,Awareness,inactive,7-day click or 1-day view,4000,reach,4000,10000,0.0125,50.25,400,200,2,200',
];

describe('Meta Ads Manager exports', () => {
  it.each(Object.keys(HEADERS) as (keyof typeof HEADERS)[])(
    'reads an export with a grand-total row in %s',
    async (language) => {
      const result = await parsed(utf8(lines(HEADERS[language], ...BODY), true), 'export.csv');
      expect(result).toMatchObject({
        platform: 'meta',
        level: 'campaign',
        granularity: 'period',
        periodStart: '2026-04-01',
        periodEnd: '2026-04-30',
      });
      expect(result.skipped.totals).toBe(1);
      expect(result.rows.map((row) => row.entity.name)).toEqual(['Spring "sale"\nsecond line', 'Awareness']);
      expect(result.totals).toEqual([
        {
          currency: 'EUR',
          impressions: 30_000,
          clicks: 900,
          costMicros: 150_750_000n,
          conversions: '5',
          conversionValueMicros: 700_500_000n,
        },
      ]);
      expect(result.rows[0]?.metrics).toMatchObject({ linkClicks: 400, reach: 6_000 });
    },
  );

  it('finds the total row last as well, and when only one campaign stands in the file', async () => {
    const [total = '', ...rows] = BODY;
    const last = await parsed(utf8(lines(HEADERS.en, ...rows, total)));
    expect(last.rowCounts.accepted).toBe(2);
    const single = await parsed(
      utf8(lines('Day,Campaign name,Impressions,Amount spent (USD)', ',,10,1.50', '2026-04-01,Solo,10,1.50')),
    );
    expect(single.totals[0]?.costMicros).toBe(1_500_000n);
  });

  it('does not take a nameless row for a total when it is no sum: it is reported by line', async () => {
    const [, ...rows] = BODY;
    const odd = '2026-04-01,2026-04-30,,0,,,,1,77,,3.00,7,7,0,0';
    const result = await parsed(utf8(lines(HEADERS.en, ...rows, odd)));
    expect(result.rowCounts).toEqual({ read: 3, accepted: 2, rejected: 1 });
    expect(result.errors).toEqual([
      expect.objectContaining({ line: 5, message: expect.stringContaining('names nothing') }),
    ]);
  });

  it('does not mistake a campaign called Total for a total', async () => {
    const file = lines(
      'Day,Campaign name,Impressions,Amount spent (USD)',
      '2026-04-01,Total,10,1.00',
      '2026-04-01,Total Body,20,2.00',
      '2026-04-02,Gesamt,30,3.00',
    );
    const result = await parsed(utf8(file));
    expect(result.totals[0]).toMatchObject({ impressions: 60, costMicros: 6_000_000n });
  });

  it('counts spend once when rows repeat it per attribution window', async () => {
    const file = lines(
      'Day,Campaign name,Attribution setting,Impressions,Amount spent (USD),Purchases',
      '2026-04-01,A,1-day click,100,5.00,1',
      '2026-04-01,A,7-day click,100,5.00,3',
      '2026-04-01,A,1-day view,100,5.00,0',
    );
    const result = await parsed(utf8(file));
    expect(result.totals[0]).toMatchObject({ impressions: 100, costMicros: 5_000_000n, conversions: '3' });
    expect(result.rows).toHaveLength(1);
    expect(result.rows[0]?.actions.map((action) => [action.action, action.window, action.count])).toEqual([
      ['purchase', 'default', '3'],
      ['purchase', '1-day click', '1'],
      ['purchase', '1-day view', '0'],
    ]);
    expect(result.warnings.join()).toContain('attribution window');
  });

  it('keeps attribution columns beside the default one apart and never adds them', async () => {
    const file = lines(
      'Day,Campaign name,Impressions,Amount spent (USD),Purchases (1-day click),Purchases,Purchases (7-day click)',
      '2026-04-01,A,100,5.00,2,4,3',
    );
    const result = await parsed(utf8(file));
    expect(result.totals[0]?.conversions).toBe('4');
    expect(result.rows[0]?.actions.map((action) => `${action.window}=${action.count}`).sort()).toEqual([
      '1d_click=2',
      '7d_click=3',
      'default=4',
    ]);
  });

  it('keeps two ads with one name on one day apart, by their order', async () => {
    const file = lines(
      'Day,Campaign name,Ad set name,Ad name,Impressions,Amount spent (USD)',
      '2026-04-01,C,S,Post: "Spring…",10,1.00',
      '2026-04-01,C,S,Post: "Spring…",20,2.00',
      '2026-04-02,C,S,Post: "Spring…",5,0.50',
    );
    const result = await parsed(utf8(file));
    expect(result.level).toBe('ad');
    expect(result.rows.map((row) => row.entity.ordinal)).toEqual([1, 2, 1]);
    expect(new Set(result.rows.map((row) => row.entity.key)).size).toBe(2);
    expect(result.warnings.join()).toContain('share all their names');
  });

  it('keys by platform id where there is one, and adds rows of the same id and day', async () => {
    const file = lines(
      'Day,Campaign ID,Campaign name,Ad ID,Ad name,Impressions,Amount spent (USD)',
      '2026-04-01,="23840001",C,"a:23841",Old name,10,1.00',
      '2026-04-01,="23840001",C,"a:23841",Old name,20,2.00',
    );
    const result = await parsed(utf8(file));
    expect(result).toMatchObject({ keyedByName: false });
    expect(result.rows).toHaveLength(1);
    expect(result.rows[0]).toMatchObject({
      entity: { key: 'id:23841', externalId: '23841' },
      metrics: { impressions: 30, costMicros: 3_000_000n },
    });
    expect(result.rows[0]?.entity.path[0]).toMatchObject({ level: 'campaign', externalId: '23840001' });
  });

  it('does not use ids a spreadsheet has rounded', async () => {
    const file = lines(
      'Day,Campaign ID,Campaign name,Impressions,Amount spent (USD)',
      '2026-04-01,1.2021E+17,A,10,1.00',
      '2026-04-01,1.2021E+17,B,20,2.00',
    );
    const result = await parsed(utf8(file));
    expect(result.rows.map((row) => row.entity.externalId)).toEqual([null, null]);
    expect(result.rows).toHaveLength(2);
  });

  it('splits by breakdown, and rolls it up to what a table without it would have', async () => {
    const file = lines(
      'Day,Campaign name,Age,Gender,Impressions,Amount spent (USD),Reach',
      '2026-04-01,A,25-34,female,10,1.00,9',
      '2026-04-01,A,35-44,male,20,2.00,19',
      '2026-04-01,B,35-44,unknown,5,0.10,5',
    );
    const result = await parsed(utf8(file));
    expect(result.breakdown).toBe('age,gender');
    expect(result.rows[0]).toMatchObject({
      breakdown: { age: '25-34', gender: 'female' },
      breakdownKey: '{"age":"25-34","gender":"female"}',
    });
    const rolled = rollUpBreakdown(result.rows);
    expect(
      rolled.map((row) => [
        row.entity.name,
        row.metrics.impressions,
        row.metrics.costMicros,
        row.metrics.reach,
      ]),
    ).toEqual([
      ['A', 30, 3_000_000n, null],
      ['B', 5, 100_000n, 5],
    ]);
  });

  it('sums rows per day when nothing tells them apart', async () => {
    const file = lines(
      'Day,Impressions,Link Clicks,Amount Spent',
      '2026-04-01,10,,1.00',
      '2026-04-01,10,,1.00',
      '2026-04-01,20,3,2.00',
    );
    const result = await parsed(utf8(file), 'Facebook Ads.csv', { currency: 'USD' });
    expect(result).toMatchObject({ level: 'account', rowCounts: { read: 3, accepted: 3, rejected: 0 } });
    expect(result.rows).toHaveLength(1);
    expect(result.totals[0]).toMatchObject({ impressions: 40, clicks: 3, costMicros: 4_000_000n });
  });

  it('takes purchases once from an actions array in Python notation', async () => {
    const actions = (count: number): string =>
      `"[{'action_type': 'omni_purchase', 'value': '${count}'}, {'action_type': 'purchase', 'value': '${count}', '7d_click': '1'}, {'action_type': 'offsite_conversion.fb_pixel_purchase', 'value': '${count}'}]"`;
    const values = `"[{'action_type': 'purchase', 'value': '99.5'}]"`;
    const file = lines(
      'date_start,date_stop,campaign_name,ad_name,impressions,spend,actions,action_values',
      `2026-04-01,2026-04-01,C,A,100,1.5,${actions(2)},${values}`,
      `2026-04-01,2026-04-01,C,B,100,1.5,${actions(3)},`,
      '2026-04-01,2026-04-01,C,D,100,1.5,,',
    );
    const result = await parsed(utf8(file), 'insights.csv', { currency: 'MXN' });
    expect(result).toMatchObject({
      granularity: 'day',
      platform: 'meta',
      conversionSource: { action: 'purchase' },
    });
    expect(result.totals[0]).toMatchObject({ conversions: '5', conversionValueMicros: 99_500_000n });
    expect(result.rows[0]?.actions).toContainEqual({
      action: 'purchase',
      window: '7d_click',
      count: '1',
      valueMicros: null,
    });
    expect(result.rows[2]?.metrics.conversions).toBeNull();
  });

  it('does not take a column of labels called Tag for the day', async () => {
    const file = lines(
      'Reporting starts,Reporting ends,Tag,Campaign name,Impressions,Amount spent (USD)',
      '2026-04-01,2026-04-30,winter,A,10,1.00',
    );
    expect(await parsed(utf8(file))).toMatchObject({ granularity: 'period', periodStart: '2026-04-01' });
  });

  it('prefers the listed columns where a similar one stands beside them', async () => {
    const file = lines(
      'Startdatum;Enddatum;Berichtsbeginn;Berichtsende;Kampagnenname;Impressionen;Ausgegebener Betrag (EUR);Ausgegebener Betrag heute (EUR);Prozentsatz des ausgegebenen Betrags',
      '2020-01-01;2030-01-01;2026-04-01;2026-04-30;A;10;1,50;9,99;50',
    );
    const result = await parsed(utf8(file));
    expect(result).toMatchObject({ periodStart: '2026-04-01', periodEnd: '2026-04-30' });
    expect(result.totals[0]?.costMicros).toBe(1_500_000n);
  });

  it('does not count reach or clicks as conversions, and says so', async () => {
    const file = lines(
      'Day,Campaign name,Results,Result type,Impressions,Amount spent (USD)',
      '2026-04-01,A,900,Reach,1000,1.00',
      '2026-04-01,B,40,Link clicks,1000,1.00',
    );
    const result = await parsed(utf8(file));
    expect(result.totals[0]?.conversions).toBeNull();
    expect(result.warnings.join()).toContain('not conversions');
  });

  it('finds a breakdown in a column it has no word for, when names alone repeat', async () => {
    const file = lines(
      'Day,Campaign name,Funnel stage,Impressions,Amount spent (USD)',
      ...['top', 'mid', 'low'].flatMap((stage) => [
        `2026-04-01,A,${stage},10,1.00`,
        `2026-04-01,B,${stage},10,1.00`,
        `2026-04-02,A,${stage},10,1.00`,
      ]),
    );
    const result = await parsed(utf8(file));
    expect(result).toMatchObject({ breakdown: 'funnel_stage' });
    expect(new Set(result.rows.map((row) => row.entity.key)).size).toBe(2);
  });
});

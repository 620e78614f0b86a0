import { describe, expect, it } from 'vitest';
import { lookUp } from './dictionary/index.js';
import { readHeaderText } from './header-text.js';

const role = (header: string): string => lookUp(readHeaderText(header).words)?.role ?? 'unknown';

describe('headers', () => {
  it.each([
    ['Amount spent (USD)', 'cost'],
    ['Spend [USD]', 'cost'],
    ['spend_usd', 'unknown'],
    ['Cost USD', 'cost'],
    ['# of Impressions', 'impressions'],
    ['SUM of Cost', 'cost'],
    ['Total Spend', 'cost'],
    ['CTR (Link click-through rate)', 'ratio'],
    ['CPC (cost per link click) (EUR)', 'ratio'],
    ['Kosten pro Ergebnis', 'ratio'],
    ['Coût/conv.', 'ratio'],
    ['Costo por resultado', 'ratio'],
    ['Custo / conv.', 'ratio'],
    ['Conv.-Wert/Kosten', 'ratio'],
    ['Conv. value / cost', 'ratio'],
    ['Conv.-Rate', 'ratio'],
    ['Search lost IS (budget)', 'ratio'],
    ['Impr. (Abs. Top) %', 'ratio'],
    ['Purchase ROAS (return on ad spend)', 'ratio'],
    ['All conv.', 'other_metric'],
    ['Conversions', 'conversions'],
    ['Conv.', 'conversions'],
    ['Total conv. value', 'conversion_value'],
    ['Unique link clicks', 'other_metric'],
    ['Link clicks', 'link_clicks'],
    ['Clicks (all)', 'clicks'],
    ['campaignName', 'campaign_name'],
    ['adset_id', 'ad_group_id'],
    ['metrics.cost_micros', 'cost'],
    ['Nom de l’ensemble de publicités', 'ad_group_name'],
    ["Nom de l'ensemble de publicités", 'ad_group_name'],
    ['Montant dÃ©pensÃ© (EUR)', 'cost'],
    ['IMPORTE GASTADO (EUR)', 'cost'],
    ['Día', 'date'],
    ['Zielgruppe', 'dimension'],
    ['Notes', 'unknown'],
    ['', 'unknown'],
  ])('%s is %s', (header, expected) => {
    expect(role(header)).toBe(expected);
  });

  it('takes the unit, the window and the doubles apart', () => {
    expect(readHeaderText('Betrag ausgegeben (EUR)').currencies).toEqual(['EUR']);
    expect(readHeaderText('Cost (₹)').currencies).toEqual(['INR']);
    expect(readHeaderText('Clicks (ALL)').currencies).toEqual([]);
    expect(readHeaderText('Kosten (umgerechnete Währung)').converted).toBe(true);
    expect(readHeaderText('Coste (moneda convertida)/conv.').converted).toBe(true);
    expect(readHeaderText('Klicks (Vergleich)').comparison).toBe(true);
    expect(readHeaderText('Purchases (7-day click)')).toMatchObject({
      words: 'purchases',
      window: '7d_click',
    });
    expect(readHeaderText('Käufe (1 Tag nach View)').window).toBe('1d_view');
  });
});

import type { DictionaryEntry } from './entry.js';

/** When a row happened: days, periods, hours. English, German, French, Spanish, Portuguese, some Italian and Dutch. */
export const TIME_ENTRIES: readonly DictionaryEntry[] = [
  {
    role: 'date',
    headers:
      'Day|Date|Report date|Reporting date|Metric date|Segments date|By day|Day date|Tag|Datum|Berichtsdatum|Jour|Date du jour|Día|Fecha|Dia|Data|Giorno|Dag|Zeit|c date|Date ISO|Full date|Transaction date',
  },
  {
    role: 'period_start',
    hint: 'meta',
    weight: 3,
    headers:
      'Reporting starts|Reporting start|Reporting started|Beginn des Berichts|Berichtsbeginn|Berichtsstart|Beginn der Berichterstattung|Auswertungsbeginn|Start der Berichterstattung|Anfang des Berichts|Début des rapports|Début du rapport|Début du reporting|Inicio del informe|Inicio de los informes|Inicio del reporte|Comienzo del informe|Início dos relatórios|Início do relatório|Inizio del report|Inizio dei report|Inizio segnalazione|Rapportage begint|Begin rapportage',
  },
  {
    role: 'period_end',
    hint: 'meta',
    weight: 3,
    headers:
      'Reporting ends|Reporting end|Reporting ended|Ende des Berichts|Berichtsende|Ende der Berichterstattung|Auswertungsende|Fin des rapports|Fin du rapport|Fin du reporting|Fin del informe|Fin de los informes|Fin del reporte|Finalización del informe|Encerramento dos relatórios|Término dos relatórios|Término do relatório|Fim dos relatórios|Fim do relatório|Fine del report|Fine dei report|Fine segnalazione|Rapportage eindigt|Einde rapportage',
  },
  { role: 'period_start', hint: 'meta', weight: 2, headers: 'date_start' },
  { role: 'period_end', hint: 'meta', weight: 2, headers: 'date_stop' },
  {
    role: 'period_start',
    headers:
      'Start date|From date|Date from|Period start|Von|Fecha de inicio|Data de início|Date de début|Startdatum',
  },
  {
    role: 'period_end',
    headers:
      'End date|To date|Date to|Period end|Bis|Fecha de finalización|Data de término|Date de fin|Enddatum',
  },
  {
    role: 'week',
    headers: 'Week|Week (Mon-Sun)|Week (Sun-Sat)|Week start|Week starting|Woche|Semaine|Semana|Settimana',
  },
  { role: 'month', headers: 'Month|Month of year|Year month|Monat|Mois|Mes|Mês|Mese|Maand' },
  { role: 'quarter', headers: 'Quarter|Quartal|Trimestre' },
  { role: 'year', headers: 'Year|Jahr|Année|Año|Ano|Anno' },
  {
    role: 'hour',
    headers:
      'Hour|Hour of day|Hour of the day|Start hour|Time of day|Time of day (ad account time zone)|Time of day (viewer’s time zone)|Time of day (viewers time zone)|hourly_stats_aggregated_by_advertiser_time_zone|hourly_stats_aggregated_by_audience_time_zone|Stunde|Tageszeit|Tageszeit (Zeitzone des Werbekontos)|Uhrzeit|Uhrzeit (Zeitzone des Werbekontos)|Heure|Heure de la journée|Heure du jour|Hora|Hora del día|Hora do dia|Hora del día (zona horaria de la cuenta publicitaria)|Hora do dia (fuso horário da conta de anúncios)|Heure de la journée (fuseau horaire du compte publicitaire)',
  },
  { role: 'hour', hint: 'google', weight: 2, headers: 'Start hour' },
];

import type { Script } from './script.js';

const es = { language: 'es', complete: true } as const;

export const spanish: readonly Script[] = [
  {
    ...es,
    name: 'la clínica dental',
    style: 'correcting',
    workspace: 'google',
    turns: [
      '200 euros a la semana para mi clínica dental en Sevilla, nuevos pacientes, desde el lunes',
      'https://clinica.example',
      'no, 150, y solo mujeres',
      'sí',
      'mejor en Málaga',
      'sí',
    ],
    expect: { budget: '150 EUR week', places: 'Málaga/ES', startDate: '2026-11-30', gender: 'women' },
  },
  {
    ...es,
    name: 'miles con punto',
    style: 'terse',
    workspace: 'google',
    turns: ['1.200 € al mes para nuestra panadería en Bilbao, desde mañana, https://pan.example', 'sí', 'sí'],
    expect: { budget: '1200 EUR month', places: 'Bilbao/ES', startDate: '2026-11-28' },
  },
  {
    ...es,
    name: 'una conversación',
    style: 'chatty',
    workspace: 'google',
    turns: [
      'Hola, quiero hacer publicidad para mi peluquería en Valencia',
      'Podemos gastar unos 25 euros al día',
      'Empezar el 1 de diciembre, por favor',
      'La página es https://pelo.example/cita',
      'Sí, correcto',
      'Sí, perfecto',
    ],
    expect: { budget: '25 EUR day', places: 'Valencia/ES', startDate: '2026-12-01' },
  },
  {
    ...es,
    name: 'hasta Navidad',
    style: 'terse',
    workspace: 'google',
    turns: [
      '25 euros al día para mi peluquería en Valencia del 1 de diciembre al 24 de diciembre, https://pelo.example',
      'sí',
      'sí',
    ],
    expect: { startDate: '2026-12-01', endDate: '2026-12-24' },
  },
  {
    ...es,
    name: 'en dólares',
    style: 'careless',
    workspace: 'google',
    complete: false,
    turns: [
      '200 dólares a la semana para mi clínica dental en Sevilla, desde el lunes, https://clinica.example',
      'sí',
      'sí',
    ],
    expect: { budget: null },
  },
];

/** The product's version, the same in health, metrics and OpenAPI. */
export const VERSION = '0.1.0';

import { freePort } from '../../ops/src/system/ports.js';
import { startProgram, untilAnswers } from './program.js';

export interface BenchAiService {
  readonly url: string;
  close(): Promise<void>;
}

/** The AI service in a process of its own, speaking through the sandbox's OpenAI double. */
export async function startBenchAiService(options: {
  readonly serviceToken: string;
  readonly sandboxUrl: string;
}): Promise<BenchAiService> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { close } = startProgram('ai-service/dist/main.js', {
    AI_PORT: String(port),
    SERVICE_TOKEN: options.serviceToken,
    LOG_LEVEL: 'error',
    OPENAI_API_KEY: 'double',
    OPENAI_BASE_URL: `${options.sandboxUrl}/openai/v1`,
    OPENAI_EMBEDDING_MODEL: 'off',
  });
  await untilAnswers('the AI service', `${url}/health/live`);
  return { url, close };
}

// The floor of a server: Fastify that answers so many bytes of JSON and does nothing else. BARE_BYTES says how many.
import Fastify from 'fastify';
import '../tools/follow-parent.mjs';

const body = JSON.stringify({ text: 'x'.repeat(Math.max(0, Number(process.env.BARE_BYTES) - 11)) });
const server = Fastify();
server.get('/', (_request, reply) => reply.type('application/json').send(body));
server.get('/api/health', (_request, reply) => reply.send({ status: 'ok' }));
await server.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });

// Slack's official Node client against the fake Slack: what it cannot live with, Slack would not do.
// Usage: node client.js API_URL
import { WebClient, ErrorCode, LogLevel } from '@slack/web-api';
import { SocketModeClient } from '@slack/socket-mode';
import assert from 'node:assert/strict';

const slackApiUrl = process.argv[2];
const web = new WebClient('xoxb-test', { slackApiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logLevel: LogLevel.ERROR });
const fails = async (call, error) => {
  try { await call(); } catch (e) { assert.equal(e.code, ErrorCode.PlatformError, String(e)); assert.equal(e.data.error, error); return; }
  assert.fail(`expected ${error}`);
};

assert.equal((await web.auth.test()).user_id, 'UBOT');
const channel = (await web.conversations.create({ name: 'made-by-node' })).channel.id;
await fails(() => web.conversations.create({ name: 'made-by-node' }), 'name_taken');
await web.conversations.invite({ channel, users: 'UANA,UBEN' });
await fails(() => web.conversations.invite({ channel, users: 'UANA' }), 'already_in_channel');
await web.conversations.setTopic({ channel, topic: 'a topic' });
assert.equal((await web.conversations.info({ channel })).channel.name, 'made-by-node');

const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '*hello*' } }];
const { ts } = await web.chat.postMessage({ channel, text: 'hello', blocks, metadata: { event_type: 'x', event_payload: { outbox: 7 } } });
await web.chat.update({ channel, ts, text: 'hello again', blocks });
await fails(() => web.chat.update({ channel, ts: '1.000001', text: 'x' }), 'message_not_found');
await fails(() => web.chat.postMessage({ channel, text: 'x', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }] }), 'invalid_blocks');
await web.pins.add({ channel, timestamp: ts });
await fails(() => web.pins.add({ channel, timestamp: ts }), 'already_pinned');
await web.bookmarks.add({ channel_id: channel, title: 'TSR-1', type: 'link', link: 'https://tickets.example/TSR-1' });
await web.chat.postMessage({ channel, text: 'a reply', thread_ts: ts });
for (let i = 0; i < 5; i++) await web.chat.postMessage({ channel, text: `message ${i}` });

const pages = [];
for await (const page of web.paginate('conversations.history', { channel, limit: 2, include_all_metadata: true })) pages.push(page);
const messages = pages.flatMap((p) => p.messages);
assert.deepEqual(messages.map((m) => m.text), ['message 4', 'message 3', 'message 2', 'message 1', 'message 0', 'hello again']);
assert.equal(messages.at(-1).metadata.event_payload.outbox, 7);
assert.equal(messages.at(-1).reply_count, 1);
assert.deepEqual((await web.conversations.replies({ channel, ts })).messages.map((m) => m.text), ['hello again', 'a reply']);
await fails(() => web.conversations.replies({ channel, ts: '1.000001' }), 'thread_not_found');
assert.equal((await web.users.info({ user: 'UCHLOE', include_locale: true })).user.locale, 'fr-FR');
await fails(() => web.views.open({ trigger_id: 'none', view: { type: 'modal', title: { type: 'plain_text', text: 'x' }, blocks } }), 'invalid_trigger_id');
await web.views.publish({ user_id: 'UANA', view: { type: 'home', blocks } });
await web.files.uploadV2({ channel_id: channel, filename: 'a.md', content: '# A' });
await fails(() => new WebClient('wrong', { slackApiUrl, retryConfig: { retries: 0 } }).auth.test(), 'invalid_auth');

const socket = new SocketModeClient({ appToken: 'xapp-test', clientOptions: { slackApiUrl }, logLevel: LogLevel.ERROR });
const heard = [];
socket.on('message', async ({ event, ack }) => { await ack(); heard.push(`message ${event.text}`); });
socket.on('slash_commands', async ({ body, ack }) => { await ack({ text: `answer to ${body.text}` }); heard.push(`command ${body.text}`); });
socket.on('interactive', async ({ body, ack }) => { await ack({ response_action: 'errors', errors: { title: 'too short' } }); heard.push(`interactive ${body.type}`); });
await socket.start();
console.log('listening');
const until = Date.now() + 20000;
while (heard.length < 3 && Date.now() < until) await new Promise((r) => setTimeout(r, 50));
assert.deepEqual(heard.toSorted(), ['command hello', 'interactive view_submission', 'message disk is full']);
await socket.disconnect();
console.log('done');
process.exit(0);

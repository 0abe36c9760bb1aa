-- Begins windows that are about to be filled. Only who has the word may: one that stood still for longer than its word
-- lives must not take away from under its successor what that has made.
-- KEYS: head, rebuilder. ARGV: token, today, a version that no reader has seen.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
-- What stands where a head should be may be anything.
local known = redis.call('TYPE', KEYS[1]).ok == 'hash' and tonumber(redis.call('HGET', KEYS[1], 'version') or '') or 0
local version = math.max(tonumber(ARGV[3]), known + 1)
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'pos', ARGV[1], 'mark', '', 'born', ARGV[1], 'today', ARGV[2], 'asOf', '0',
  'version', string.format('%.0f', version), 'keys', '0')
return 1

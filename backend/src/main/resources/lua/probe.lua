-- Compares a part of the register with the keys themselves.
-- KEYS: head. ARGV: cursor, about how many. Answers: the next cursor, which rebuild made the windows, names of keys that lost
-- fields or have gone.
local p = string.sub(KEYS[1], 1, -5)
local head = redis.call('HMGET', KEYS[1], 'pos', 'born', 'keys')
if not string.match(head[1] or '', '^%d+$') then return {'0', ''} end
local answer = {'0', head[2] or ''}
if redis.call('HLEN', p .. 'sizes') ~= tonumber(head[3]) then
  answer[3] = 'sizes'
  return answer
end
local scanned = redis.call('HSCAN', p .. 'sizes', ARGV[1], 'COUNT', ARGV[2])
answer[1] = scanned[1]
for i = 1, #scanned[2], 2 do
  local name = scanned[2][i]
  local command = name == 'changed' and 'ZCARD' or name == 'months' and 'SCARD' or 'HLEN'
  if redis.call(command, p .. name) ~= tonumber(scanned[2][i + 1]) then answer[#answer + 1] = name end
end
return answer

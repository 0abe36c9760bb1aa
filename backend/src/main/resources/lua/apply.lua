-- Adds one stretch of the ledger to the windows and notes its position, together or not at all.
-- KEYS: head, changed, figures, months. ARGV: a flat list, read from the front by take().
local at = 0
local function take() at = at + 1; return ARGV[at] end
local function count() return tonumber(take()) end

local expected, position, asOf, today = take(), take(), take(), take()
local head = redis.call('HMGET', KEYS[1], 'pos', 'today')
if head[1] ~= expected then return {'position', head[1] or ''} end
if head[2] ~= today then return {'today', head[2] or ''} end

-- Hashes stay sparse: a count that is back at zero leaves no field behind.
local function add(key, field, delta)
  local value = redis.call('HINCRBY', key, field, delta)
  if value == 0 then redis.call('HDEL', key, field) end
  return value
end
local function number(key, field)
  return tonumber(redis.call('HGET', key, field) or '0')
end
local function crossed(key, measure, before, after)
  if before == 0 and after ~= 0 then add(key, measure, 1) end
  if before ~= 0 and after == 0 then add(key, measure, -1) end
end

for _ = 1, count() do
  local key = take()
  for _ = 1, count() do
    local field = take()
    add(key, field, take())
  end
end

-- Flows of one procedure: distinct is the number of procedures whose flow and stock together are not zero.
for _ = 1, count() do
  local flowKey, field, stockKey, distinctKey, measure, delta = take(), take(), take(), take(), take(), take()
  local after = add(flowKey, field, delta)
  if distinctKey ~= '' then
    local stock = stockKey ~= '' and number(stockKey, field) or 0
    crossed(distinctKey, measure, after - tonumber(delta) + stock, after + stock)
  end
end

-- Stocks of one procedure: seen from every open period.
for _ = 1, count() do
  local stockKey, field, measure, delta = take(), take(), take(), take()
  local after = add(stockKey, field, delta)
  local before = after - tonumber(delta)
  for _ = 1, count() do
    local flowKey, distinctKey = take(), take()
    local flow = number(flowKey, field)
    crossed(distinctKey, measure, before + flow, after + flow)
  end
end

local version = redis.call('HINCRBY', KEYS[1], 'version', 1)
for _ = 1, count() do redis.call('ZADD', KEYS[2], version, take()) end
for _ = 1, count() do
  local field = take()
  redis.call('HSET', KEYS[3], field, take())
end
for _ = 1, count() do redis.call('SADD', KEYS[4], take()) end
for _ = 1, count() do
  local key = take()
  redis.call('EXPIRE', key, take())
end
redis.call('HSET', KEYS[1], 'pos', position, 'asOf', asOf)
return {'applied', version}

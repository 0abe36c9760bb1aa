-- Adds one stretch of the ledger to the windows and notes its position and mark, together or not at all.
-- After register.lua. KEYS: head, changed, figures, months. ARGV: a flat list, read from the front by take().
local at = 0
local function take() at = at + 1; return ARGV[at] end
local function count() return tonumber(take()) end

local expected, expectedMark, position, mark, asOf, today = take(), take(), take(), take(), take(), take()
local head = redis.call('HMGET', KEYS[1], 'pos', 'today', 'mark')
if head[1] ~= expected then return {'position', head[1] or ''} end
if head[2] ~= today then return {'today', head[2] or ''} end
if head[3] ~= expectedMark then return {'mark', head[3] or ''} end

local function number(key, field)
  return tonumber(redis.call('HGET', key, field) or '0')
end
-- The measure of a procedure's field is what stands before the bar.
local function crossed(key, field, before, after)
  if before == 0 and after ~= 0 then add(key, string.match(field, '^[^|]+'), 1) end
  if before ~= 0 and after == 0 then add(key, string.match(field, '^[^|]+'), -1) end
end

for _ = 1, count() do
  local key = take()
  for _ = 1, count() do
    local field = take()
    add(key, field, take())
  end
end

-- Flows of procedures: distinct is the number of procedures whose flow and stock together are not zero.
for _ = 1, count() do
  local flowKey, stockKey, distinctKey = take(), take(), take()
  for _ = 1, count() do
    local field, delta = take(), take()
    local after = add(flowKey, field, delta)
    if distinctKey ~= '' then
      local stock = stockKey ~= '' and number(stockKey, field) or 0
      crossed(distinctKey, field, after - tonumber(delta) + stock, after + stock)
    end
  end
end

-- Stocks of procedures: seen from every open period.
for _ = 1, count() do
  local stockKey, open = take(), {}
  for i = 1, count() do open[i] = {take(), take()} end
  for _ = 1, count() do
    local field, delta = take(), take()
    local after = add(stockKey, field, delta)
    local before = after - tonumber(delta)
    for _, period in ipairs(open) do
      local flow = number(period[1], field)
      crossed(period[2], field, before + flow, after + flow)
    end
  end
end

local version = redis.call('HINCRBY', KEYS[1], 'version', 1)
for _ = 1, count() do size(KEYS[2], redis.call('ZADD', KEYS[2], version, take())) end
for _ = 1, count() do
  local field = take()
  size(KEYS[3], redis.call('HSET', KEYS[3], field, take()))
end
for _ = 1, count() do size(KEYS[4], redis.call('SADD', KEYS[4], take())) end
for _ = 1, count() do forget(take()) end
register()
redis.call('HSET', KEYS[1], 'pos', position, 'mark', mark, 'asOf', asOf)
return {'applied', version}

-- Moves the windows by one day: time moves windows, not arrivals.
-- After register.lua. KEYS: head, changed. ARGV: prefix, which rebuild made them, today, tomorrow, the days that leave the
-- 7 and the 30 day window, the day before these (of which procedures are told no more),
-- then counted lists: units, holders (where procedures are counted: a unit, or with a plus a parent and all below it),
-- periods that open, periods that close, distinct measures that read the stock.
local at = 0
local function take() at = at + 1; return ARGV[at] end
local function list()
  local items = {}
  for i = 1, tonumber(take()) do items[i] = take() end
  return items
end

local p, born, today, tomorrow, leaves7, leaves30, gone = take(), take(), take(), take(), take(), take(), take()
local units, holders, opening, closing = list(), list(), list(), list()
local readsStock = {}
for _, measure in ipairs(list()) do readsStock[measure] = true end
local head = redis.call('HMGET', KEYS[1], 'today', 'born', 'pos')
if head[1] ~= today then return {'today', head[1] or ''} end
-- Windows that are being filled are of one day until they are whole, whoever fills them.
if head[2] ~= born or not string.match(head[3] or '', '^%d+$') then return {'rebuilt', head[2] or ''} end

local function leave(window, day, unit)
  local flows = redis.call('HGETALL', p .. 'd:' .. day .. ':' .. unit)
  for i = 1, #flows, 2 do
    if string.sub(flows[i], 1, 1) ~= '~' then add(p .. 's:' .. window .. ':' .. unit, flows[i], -tonumber(flows[i + 1])) end
  end
end

local function leaveProcedures(window, day, holder)
  local procedures = redis.call('HGETALL', p .. 'dp:' .. day .. ':' .. holder)
  for i = 1, #procedures, 2 do
    local field, delta = procedures[i], -tonumber(procedures[i + 1])
    if string.sub(field, 1, 1) ~= '~' then
      local measure = string.match(field, '^[^|]+')
      local after = add(p .. 'p:' .. window .. ':' .. holder, field, delta)
      local stock = readsStock[measure] and tonumber(redis.call('HGET', p .. 'pk:' .. holder, field) or '0') or 0
      local was, is = after - delta + stock, after + stock
      if was ~= 0 and is == 0 then add(p .. 'x:' .. window .. ':' .. holder, measure, -1) end
      if was == 0 and is ~= 0 then add(p .. 'x:' .. window .. ':' .. holder, measure, 1) end
    end
  end
end

local version = redis.call('HINCRBY', KEYS[1], 'version', 1)
for _, unit in ipairs(units) do
  leave('7d', leaves7, unit)
  leave('30d', leaves30, unit)
  forget(p .. 't:' .. leaves30 .. ':' .. unit)
  size(KEYS[2], redis.call('ZADD', KEYS[2], version, unit))
end
for _, holder in ipairs(holders) do
  leaveProcedures('7d', leaves7, holder)
  leaveProcedures('30d', leaves30, holder)
  forget(p .. 'dp:' .. gone .. ':' .. holder)
  for _, period in ipairs(opening) do
    -- A new period has no flows yet; what is carried over still makes its procedures count.
    local stock = redis.call('HKEYS', p .. 'pk:' .. holder)
    for _, field in ipairs(stock) do
      add(p .. 'x:' .. period .. ':' .. holder, string.match(field, '^[^|]+'), 1)
    end
  end
  for _, period in ipairs(closing) do
    forget(p .. 'x:' .. period .. ':' .. holder)
    -- Of a closed period only what is a unit's own is kept: its parents are put together when it is read.
    if string.sub(holder, -1) == '+' then forget(p .. 'p:' .. period .. ':' .. holder) end
  end
end
for _, key in ipairs(list()) do forget(key) end
register()
redis.call('HSET', KEYS[1], 'today', tomorrow)
return {'rolled', version}

-- Stands before the scripts that change counts, and keeps the register: how many fields each key has. By it whoever reads
-- can tell a key that was never there from one that has gone. KEYS[1]: head, whose field 'keys' is how long the register is.
local base = string.sub(KEYS[1], 1, -5)
local sized = {}
local function size(key, by) sized[key] = (sized[key] or 0) + by end

-- Hashes stay sparse: a count that is back at zero leaves no field behind.
local function add(key, field, delta)
  local value = redis.call('HINCRBY', key, field, delta)
  if value == 0 then
    redis.call('HDEL', key, field)
    size(key, -1)
  elseif value == tonumber(delta) then
    size(key, 1)
  end
  return value
end

local function forget(key)
  sized[key] = nil
  redis.call('UNLINK', key)
  if redis.call('HDEL', base .. 'sizes', string.sub(key, #base + 1)) == 1 then
    redis.call('HINCRBY', KEYS[1], 'keys', -1)
  end
end

-- Writes down what was sized; the last thing that a script does.
local function register()
  local keys = 0
  for key, by in pairs(sized) do
    if by ~= 0 then
      local name = string.sub(key, #base + 1)
      local now = redis.call('HINCRBY', base .. 'sizes', name, by)
      if now == by then keys = keys + 1 end
      if now == 0 then
        redis.call('HDEL', base .. 'sizes', name)
        keys = keys - 1
      end
    end
  end
  if keys ~= 0 then redis.call('HINCRBY', KEYS[1], 'keys', keys) end
end

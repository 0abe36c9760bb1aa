-- Removes keys while the head says what who removes them has seen there.
-- KEYS: head. ARGV: a field of the head, its value, keys to remove.
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
for i = 3, #ARGV do redis.call('UNLINK', ARGV[i]) end
return 1

-- KEYS: the counter of each policy; policies that share one name it again. ARGV: what is asked and the policies, 12 bytes each
-- after the first byte: the kind, the permits (3), the window (4), the longest window of those who share the counter (4); the
-- caller's time in ms, or nothing for the server's own; then what the script needs besides.
local byte, char, sub, floor = string.byte, string.char, string.sub, math.floor
local call = redis.call
local policies, now = ARGV[1], ARGV[2]
local asked = byte(policies)

if now ~= '' then
  now = now + 0
else
  local time = call('TIME')
  local micros = time[2] + 0
  now = time[1] * 1000 + (micros - micros % 1000) / 1000
end

-- How counters are written: whole numbers, most significant byte first, after a byte that tells what they are.
-- Runs on Lua 5.1 (Redis) and 5.4 (Garnet, Dragonfly): no integer division, no string.pack, no unpack.
-- KEYS: the counter of each policy; policies that share one name it again. ARGV: what is asked and the policies, 12 bytes each
-- after the first byte: the kind, the permits (3), the window (4), the longest window of those who share the counter (4); then
-- the caller's time in ms, or nothing for the server's own.
local byte, char, sub, floor = string.byte, string.char, string.sub, math.floor
local call = redis.call
local asked, policies = byte(ARGV[1]), ARGV[1]

-- A key outlives its counter by a little: by what two clocks may differ in.
local now, slack = tonumber(ARGV[2]), 60000
if not now then
  local time = call('TIME')
  now, slack = time[1] * 1000 + floor(time[2] / 1000), 2
end

-- The lowest bytes of a stamp, which are all in which it differs from the newest one of a window.
local SPAN = { 0, 65536, 16777216, 4294967296 }

local function get(value, at, width)
  local a, b, c, d, e, f = byte(value, at, at + width - 1)
  if width == 2 then return a * 256 + b end
  if width == 3 then return (a * 256 + b) * 256 + c end
  local four = ((a * 256 + b) * 256 + c) * 256 + d
  if width == 4 then return four end
  return (four * 256 + e) * 256 + f
end

local function put(number, width)
  local d = floor(number / 256)
  if width == 2 then return char(d % 256, number % 256) end
  local c = floor(d / 256)
  if width == 3 then return char(c % 256, d % 256, number % 256) end
  local b = floor(c / 256)
  if width == 4 then return char(b % 256, c % 256, d % 256, number % 256) end
  local a = floor(b / 256)
  return char(floor(a / 256) % 256, a % 256, b % 256, c % 256, d % 256, number % 256)
end

-- How counters are written: whole numbers, most significant byte first, after a byte that tells what they are.
-- Runs on Lua 5.1 (Redis) and 5.4 (Garnet, Dragonfly): no integer division, no string.pack, no unpack.

-- Without functions of the library, which cost more than what they do here.
local function put(number, width)
  local f = number % 256
  number = (number - f) / 256
  local e = number % 256
  if width == 2 then return char(e, f) end
  number = (number - e) / 256
  local d = number % 256
  if width == 3 then return char(d, e, f) end
  number = (number - d) / 256
  local c = number % 256
  if width == 4 then return char(c, d, e, f) end
  number = (number - c) / 256
  local b = number % 256
  return char((number - b) / 256 % 256, b, c, d, e, f)
end

local function get(value, at, width)
  local a, b, c, d, e, f = byte(value, at, at + width - 1)
  if width == 2 then return a * 256 + b end
  if width == 3 then return (a * 256 + b) * 256 + c end
  local four = ((a * 256 + b) * 256 + c) * 256 + d
  if width == 4 then return four end
  return (four * 256 + e) * 256 + f
end

-- Times are below 2^42, the year 2109: what somebody else has written as text is mostly none.
local function is_time(value, at)
  return byte(value, at) < 4
end

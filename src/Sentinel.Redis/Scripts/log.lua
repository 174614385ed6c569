-- The long way, from here on: whatever may come.
local rep, min, max = string.rep, math.min, math.max

-- A key outlives its counter by a little: by what two clocks may differ in.
local slack = ARGV[2] == '' and 2 or 60000

-- Exact where a division of doubles would round.
local function up(dividend, divisor)
  local sum = dividend + divisor - 1
  return (sum - sum % divisor) / divisor
end

-- Exact sliding windows. After the byte, which is the width w of what follows: the newest stamp (6 bytes), the longest window
-- that has used the counter (w bytes), and of each older stamp, newest first, its w lowest bytes.
local MOST_STAMPS = 128

-- The lowest bytes of a stamp are all in which it can differ from the newest one of a window.
local SPAN = { 0, 65536, 16777216, 4294967296 }

local log = {}

function log.width(window)
  return window < SPAN[2] and 2 or window < SPAN[3] and 3 or 4
end

-- How much older than the newest stamp another one is.
function log.older(s, i)
  return i == 1 and 0 or (s.newest - get(s.value, 8 + s.width * (i - 1), s.width)) % SPAN[s.width]
end

-- How many of the first stamps are younger than a window.
function log.live(s, window, most)
  local budget = window - (now - s.newest)
  if budget <= 0 then return 0 end
  local low, high = 1, min(most, s.count)
  while low < high do
    local middle = low + up(high - low, 2)
    if log.older(s, middle) < budget then low = middle else high = middle - 1 end
  end
  return low
end

function log.read(value)
  local width = byte(value)
  local count = (#value - 7) / width
  if width < 2 or width > 4 or count < 1 or count ~= floor(count) or not is_time(value, 2) then return nil end
  local s = { width = width, value = value, count = count }
  s.newest, s.longest = get(value, 2, 6), get(value, 8, width)
  if s.newest > now then log.back(s) end
  s.life = s.newest + s.longest - now
  return s
end

-- The clock has stepped back: what it stepped back by is left out, so that nobody waits for it to pass again.
function log.back(s)
  local older = {}
  for i = 2, s.count do older[i - 1] = put((now - log.older(s, i)) % SPAN[s.width], s.width) end
  s.newest, s.ahead, s.moved = now, s.newest - now, true
  s.value = sub(s.value, 1, 1) .. put(now, 6) .. sub(s.value, 8, 7 + s.width) .. table.concat(older)
end

function log.wait(s, permits, window)
  if s.count >= permits then
    local wait = window - (now - s.newest) - log.older(s, permits)
    if wait > 0 then return wait, permits end
  end
  return 0, permits > 1 and log.live(s, window, permits - 1) or 0
end

function log.first(longest)
  local width = log.width(longest)
  return char(width) .. put(now, 6) .. put(longest, width), longest
end

function log.charge(s, longest)
  longest = max(s.longest, longest)
  local value, width = log.first(longest), log.width(longest)
  local kept = log.live(s, longest, MOST_STAMPS - 1)
  value = value .. put(s.newest % SPAN[width], width)
  if width == s.width then return value .. sub(s.value, 8 + width, 7 + width * kept), longest end
  for i = 2, kept do value = value .. put((s.newest - log.older(s, i)) % SPAN[width], width) end
  return value, longest
end

-- Removes the stamp of an admission, of several the oldest: what is left never frees a permit too early. A dead one gives nothing
-- back.
function log.refund(s, at)
  if at + s.longest <= now then return s.value, s.life end
  local older, newest, found = '', nil, nil
  for i = 1, s.count do
    local stamp = s.newest - log.older(s, i)
    if stamp == at then found = i end
  end
  for i = 1, s.count do
    local stamp = s.newest - log.older(s, i)
    if i == found then
      -- It is left out.
    elseif newest then
      older = older .. put(stamp % SPAN[s.width], s.width)
    else
      newest = stamp
    end
  end
  if not newest or newest + s.longest <= now then return nil end
  return sub(s.value, 1, 1) .. put(newest, 6) .. sub(s.value, 8, 7 + s.width) .. older, newest + s.longest - now
end

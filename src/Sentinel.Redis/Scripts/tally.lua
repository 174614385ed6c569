-- Sliding windows of more permits than are worth a stamp each: after 'T' the window (4 bytes), the first millisecond of the
-- newest bucket (6 bytes), then of each bucket of a 128th of the window, newest first, how many were admitted (3 bytes). A permit
-- comes back when the last millisecond of its bucket is a window old.
local TALLY, BUCKETS = 84, 129

local tally = {}

function tally.bucket(window)
  return up(window, 128)
end

function tally.count(s, bucket)
  return bucket < s.count and get(s.value, 12 + 3 * bucket, 3) or 0
end

function tally.free_at(s, bucket, window)
  local width = tally.bucket(s.longest)
  return s.start - bucket * width + width - 1 + window
end

function tally.live(s, window)
  return max(0, up(tally.free_at(s, 0, window) - now, tally.bucket(s.longest)))
end

function tally.read(value)
  local count = (#value - 11) / 3
  if byte(value) ~= TALLY or count < 1 or count ~= floor(count) or not is_time(value, 6) then return nil end
  return tally.of(get(value, 2, 4), get(value, 6, 6), value)
end

function tally.of(longest, start, value)
  local s = { tally = true, longest = longest, start = start, value = value, count = (#value - 11) / 3 }
  if start > now then
    s.start, s.ahead, s.moved = now, start - now, true
    s.value = sub(value, 1, 5) .. put(now, 6) .. sub(value, 12)
  end
  local newest = 0
  while newest < s.count and tally.count(s, newest) == 0 do newest = newest + 1 end
  s.life = newest < s.count and tally.free_at(s, newest, longest) - now or 0
  return s
end

-- Goes on with what was counted in another way: pairs of a time and of how many were admitted then, newest first.
function tally.from(admissions, longest)
  local width, start, counts = tally.bucket(longest), admissions[1][1], {}
  for i = 1, BUCKETS do counts[i] = 0 end
  for i = 1, #admissions do
    local bucket = up(start - admissions[i][1], width) + 1
    if bucket <= BUCKETS then counts[bucket] = counts[bucket] + admissions[i][2] end
  end
  for i = 1, BUCKETS do counts[i] = put(counts[i], 3) end
  return tally.of(longest, start, char(TALLY) .. put(longest, 4) .. put(start, 6) .. table.concat(counts))
end

function tally.from_log(s, longest)
  local admissions = {}
  for i = 1, s.count do admissions[i] = { s.newest - log.older(s, i), 1 } end
  return tally.from(admissions, longest)
end

-- What was counted in a shorter window, each bucket as if all of it had come at its end.
function tally.longer(s, longest)
  local admissions = {}
  for i = 0, s.count - 1 do
    admissions[i + 1] = { min(now, tally.free_at(s, i, 0)), tally.count(s, i) }
  end
  return tally.from(admissions, longest)
end

function tally.wait(s, permits, window)
  local bucket, taken = tally.live(s, window), 0
  for i = 0, min(bucket, s.count) - 1 do taken = taken + tally.count(s, i) end
  local excess = taken - permits
  if excess < 0 then return 0, taken end
  while excess >= 0 do
    bucket = bucket - 1
    excess = excess - tally.count(s, bucket)
  end
  return tally.free_at(s, bucket, window) - now, permits
end

function tally.first(longest)
  return char(TALLY) .. put(longest, 4) .. put(now, 6) .. put(1, 3), tally.bucket(longest) - 1 + longest
end

function tally.charge(s)
  local width = tally.bucket(s.longest)
  local passed = floor((now - s.start) / width)
  local start, counts = s.start + passed * width, nil
  if passed == 0 then
    counts = put(tally.count(s, 0) + 1, 3) .. sub(s.value, 15)
  else
    counts = put(1, 3) .. rep(char(0), 3 * min(passed - 1, BUCKETS)) .. sub(s.value, 12)
  end
  local value = char(TALLY) .. put(s.longest, 4) .. put(start, 6) .. sub(counts, 1, 3 * BUCKETS)
  return value, start + width - 1 + s.longest - now
end

function tally.refund(s, at)
  local bucket = at >= s.start and 0 or up(s.start - at, tally.bucket(s.longest))
  local count = tally.count(s, bucket)
  if at + s.longest <= now or bucket >= tally.live(s, s.longest) or count == 0 then return s.value, s.life end
  local from = 12 + 3 * bucket
  local left = tally.of(s.longest, s.start, sub(s.value, 1, from - 1) .. put(count - 1, 3) .. sub(s.value, from + 3))
  if left.life <= 0 then return nil end
  return left.value, left.life
end

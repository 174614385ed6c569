-- Token buckets: after 'B' the millisecond in which the bucket is full again (6 bytes), by how many nanoseconds that is rounded up
-- (3 bytes), and when a permit was last taken (6 bytes).
local TOKENS, PER_MILLISECOND = 66, 1000000

local tokens = {}

function tokens.interval(permits, window)
  return up(window * PER_MILLISECOND, permits)
end

function tokens.read(value)
  if byte(value) ~= TOKENS or #value ~= 16 or not is_time(value, 2) or not is_time(value, 11) then return nil end
  local full, by = get(value, 2, 6), max(0, get(value, 11, 6) - now)
  local s = { value = value, debt = max(0, (full - by - now) * PER_MILLISECOND - get(value, 8, 3)) }
  if by > 0 then
    s.ahead, s.moved, s.value = by, true, tokens.write(s.debt)
  end
  s.life = up(s.debt, PER_MILLISECOND)
  return s
end

function tokens.write(debt)
  local life = up(debt, PER_MILLISECOND)
  return char(TOKENS) .. put(now + life, 6) .. put(life * PER_MILLISECOND - debt, 3) .. put(now, 6), life
end

function tokens.wait(s, permits, window)
  local interval = tokens.interval(permits, window)
  return up(max(0, s.debt - interval * (permits - 1)), PER_MILLISECOND), min(permits, up(s.debt, interval))
end

function tokens.first(_, interval)
  return tokens.write(interval)
end

function tokens.charge(s, _, interval)
  return tokens.write(s.debt + interval)
end

-- Never more than a full bucket, and nothing for a permit that has long come back.
function tokens.refund(s, at, window, interval)
  if at + window <= now then return s.value, s.life end
  local debt = s.debt - interval
  if debt <= 0 then return nil end
  return tokens.write(debt)
end

-- Fixed windows: after 'W' the end of the window (6 bytes) and how many it has admitted (3 bytes).
local FIXED = 87

local fixed = {}

function fixed.read(value, window)
  if byte(value) ~= FIXED or #value ~= 10 or not is_time(value, 2) then return nil end
  local s = { value = value, ends = get(value, 2, 6), taken = get(value, 8, 3) }
  if s.ends - window > now then
    s.ahead, s.moved = s.ends - window - now, true
    s.ends = now + window
    s.value = fixed.write(s.ends, s.taken)
  end
  s.life = s.ends - now
  return s
end

function fixed.write(ends, taken)
  return char(FIXED) .. put(ends, 6) .. put(taken, 3), ends - now
end

function fixed.wait(s, permits)
  if s.taken < permits then return 0, s.taken end
  return s.life, permits
end

function fixed.first(window)
  return fixed.write(now + window, 1)
end

function fixed.charge(s)
  return fixed.write(s.ends, s.taken + 1)
end

function fixed.refund(s, at, window)
  if at < s.ends - window then return s.value, s.life end
  if s.taken == 1 then return nil end
  return fixed.write(s.ends, s.taken - 1)
end

local readers = { [76] = log, [68] = log, [84] = tally, [66] = tokens, [70] = fixed }

-- By how much clocks may differ that count on one key. Where a counter is ahead by no more, its time counts: an instance whose
-- clock is late must not undo what another one has counted, and waits for it. Where it is ahead by more, a clock has stepped back.
local skew = ARGV[2] == '' and 1000 or 60000

-- A policy, and its counter where that counts. Nothing where the value is none of Sentinel's.
local function open(i)
  local at = 12 * i - 10
  local value, kind = call('GET', KEYS[i]), byte(policies, at)
  local p = { kind = kind, permits = get(policies, at + 1, 3), window = get(policies, at + 4, 4), reader = readers[kind] }
  p.longest = get(policies, at + 8, 4)
  p.interval = tokens.interval(p.permits, p.window)
  if not value then return p end
  local is_sliding = p.reader == log or p.reader == tally
  local actual = is_sliding and (byte(value) == TALLY and tally or log) or p.reader
  local s = value ~= '' and actual.read(value, p.window)
  if not s then return nil end
  if s.ahead and s.ahead <= skew then p.ahead = s.ahead end
  if s.life <= 0 then return p end
  local moved = s.moved

  -- A limit that was raised or lowered goes on with what is there, in the form that it needs.
  if actual == log and p.reader == tally then s = tally.from_log(s, max(s.longest, p.longest)) end
  if s.tally and s.longest < p.longest then s = tally.longer(s, p.longest) end
  s.moved = moved
  p.counter = s
  if is_sliding then p.reader = s.tally and tally or log end
  return p
end

-- The policies, and by how much a counter is ahead; or what to answer instead. Those that share a counter charge it once, of a
-- token bucket the longest interval.
local function open_each()
  local all, ahead = {}, 0
  for i = 1, #KEYS do
    local p = open(i)
    if not p then
      return nil, redis.error_reply('SENTINEL ' .. KEYS[i] .. ' holds what is no counter of Sentinel; it is left as it is')
    end
    for j = 1, i - 1 do
      if KEYS[j] == KEYS[i] and not p.shares then
        p.shares, all[j].interval = true, max(all[j].interval, p.interval)
      end
    end
    if p.ahead then ahead = max(ahead, p.ahead) end
    all[i] = p
  end
  return all, nil, ahead
end

local function open_all()
  local all, problem, ahead = open_each()
  if problem or ahead == 0 then return all, problem, 0 end
  now = now + ahead
  all, problem = open_each()
  return all, problem, ahead
end

-- Every key expires by itself, once its counter can refuse nobody any more.
local function write(key, value, life)
  call('SET', key, value, 'PX', string.format('%.0f', life + slack))
end

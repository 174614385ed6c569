-- Decides about a call: charges all of its policies, or none. Says which policy refuses (0 where none does), its wait, the fewest
-- permits that are left before the call (-1 where no throttle is asked), the time, and the number of the
-- question (ARGV[3]): a connection that has got out of step would tell one caller what another one has asked.
local all, problem, ahead = open_all()
if problem then return problem end
local refusing, longest_wait, left = 0, 0, -1

for i, p in ipairs(all) do
  local wait, taken = 0, 0
  if p.counter then wait, taken = p.reader.wait(p.counter, p.permits, p.window) end
  if wait > longest_wait then refusing, longest_wait = i, wait end
  if p.kind ~= 68 and (left < 0 or p.permits - taken < left) then left = p.permits - taken end
end

for i, p in ipairs(all) do
  local s = p.counter
  if asked == 80 or p.shares then
    -- A look leaves no trace, and a counter is charged once.
  elseif refusing > 0 then
    if s and s.moved then write(KEYS[i], s.value, s.life) end
  elseif s then
    write(KEYS[i], p.reader.charge(s, p.longest, p.interval))
  else
    write(KEYS[i], p.reader.first(p.longest, p.interval))
  end
end

-- By the caller's own clock, which has to catch up first.
if refusing > 0 then longest_wait = longest_wait + ahead end
return { refusing, longest_wait, left, now, ARGV[3] }

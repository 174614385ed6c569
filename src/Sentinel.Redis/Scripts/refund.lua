-- Takes back what a call was charged: ARGV[3] is when.
local all, problem = open_all()
if problem then return problem end
local at = tonumber(ARGV[3])

for i, p in ipairs(all) do
  if p.counter and not p.shares then
    local value, life = p.reader.refund(p.counter, at, p.window, p.interval)
    if value then write(KEYS[i], value, life) else call('DEL', KEYS[i]) end
  end
end

return 0

-- Takes back what a call was charged: ARGV[3] is when, and ARGV[4] by how much that may be wrong, since a call that was decided in
-- several slots has a time in each.
local all, problem = open_all()
if problem then return problem end
local at, about = tonumber(ARGV[3]), tonumber(ARGV[4])

for i, p in ipairs(all) do
  if p.counter and not p.shares then
    local value, life = p.reader.refund(p.counter, at, about, p.window, p.interval)
    if value then write(KEYS[i], value, life) else call('DEL', KEYS[i]) end
  end
end

return 0

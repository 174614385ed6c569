-- Forgets the counters of a call.
local _, problem = open_all()
if problem then return problem end

for i = 1, #KEYS do call('DEL', KEYS[i]) end

return 0

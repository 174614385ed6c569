-- The usual way, for a bot that is busy: exact logs, each with a counter of its own that no other window has used, and a debounce,
-- of which a mark that is there refuses. No function and few tables are made, since that is what a script costs most by; ARGV goes
-- on with how long the key of each policy lives. Whatever is otherwise goes the long way, which begins anew: nothing is written
-- before all have admitted.
if asked == 85 then
  local f = now % 256
  local rest = (now - f) / 256
  local e = rest % 256
  rest = (rest - e) / 256
  local d = rest % 256
  rest = (rest - d) / 256
  local c = rest % 256
  rest = (rest - c) / 256
  local b = rest % 256
  local stamp = char((rest - b) / 256, b, c, d, e, f)

  local refusing, longest_wait, left, mark, is_usual = 0, 0, -1, 0, true
  local values = {}
  for i = 1, #KEYS do
    local at = 12 * i - 10
    local kind, p1, p2, p3, w1, w2, w3, w4 = byte(policies, at, at + 7)
    local width = w1 > 0 and 4 or w2 > 0 and 3 or 2
    local value = char(width) .. stamp .. sub(policies, at + 8 - width, at + 7)
    if kind == 68 then
      mark = i
    else
      local permits, window = (p1 * 256 + p2) * 256 + p3, ((w1 * 256 + w2) * 256 + w3) * 256 + w4
      local old, live = call('GET', KEYS[i]), 0
      if old then
        local length = #old
        local count = (length - 7) / width
        local tag, u, v, w, x, y, z = byte(old, 1, 7)
        if tag ~= width or count < 1 or count % 1 ~= 0 or sub(old, 8, 7 + width) ~= sub(value, 8) then
          is_usual = false
          break
        end
        local newest = ((((u * 256 + v) * 256 + w) * 256 + x) * 256 + y) * 256 + z
        local budget = window - now + newest
        if budget > window then
          -- The clock has stepped back.
          is_usual = false
          break
        end
        if budget > 0 then
          -- The oldest stamp that is in the window, of those that could refuse: mostly the first that is looked at.
          live = count < permits and count or permits
          local age = 0
          while live > 1 do
            local from = 8 + width * (live - 1)
            local g, h, j, k = byte(old, from, from + width - 1)
            if width == 2 then
              age = (y * 256 + z - g * 256 - h) % 65536
            elseif width == 3 then
              age = ((x * 256 + y) * 256 + z - (g * 256 + h) * 256 - j) % 16777216
            else
              age = (newest - ((g * 256 + h) * 256 + j) * 256 - k) % 4294967296
            end
            if age < budget then break end
            live, age = live - 1, 0
          end
          if live == permits and budget - age > longest_wait then refusing, longest_wait = i, budget - age end
          value = value .. sub(old, 8 - width, 7) .. sub(old, 8 + width, 7 + width * live)
        end
      end
      if left < 0 or permits - live < left then left = permits - live end
    end
    values[i] = value
  end

  -- What refuses first need not refuse longest.
  if is_usual and (refusing == 0 or mark == 0) then
    if refusing > 0 then return { refusing, longest_wait, left, now, ARGV[3] } end
    if mark == 0 or call('SET', KEYS[mark], values[mark], 'PX', ARGV[mark + 3], 'NX') then
      for i = 1, #KEYS do
        if i ~= mark then call('SET', KEYS[i], values[i], 'PX', ARGV[i + 3]) end
      end
      return { 0, 0, left, now, ARGV[3] }
    end
  end
end

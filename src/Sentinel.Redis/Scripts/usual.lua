-- The usual way, without the tables and functions of the long one: exact logs, each with a counter of its own that no other
-- window has used, and a debounce, of which a mark that is there refuses. Whatever is otherwise goes the long way, which begins
-- anew: nothing is written before all have admitted.
if asked == 85 then
  local refusing, longest_wait, left, mark, is_usual = 0, 0, -1, 0, true
  local stamp, values, lives = put(now, 6), {}, {}
  for i = 1, #KEYS do
    local at = 12 * i - 10
    local kind, p1, p2, p3, w1, w2, w3, w4 = byte(policies, at, at + 7)
    local permits, window = (p1 * 256 + p2) * 256 + p3, ((w1 * 256 + w2) * 256 + w3) * 256 + w4
    local width = w1 > 0 and 4 or w2 > 0 and 3 or 2
    local longest = sub(policies, at + 8 - width, at + 7)
    local value = char(width) .. stamp .. longest
    if kind == 68 then
      mark = i
    else
      local old, live = call('GET', KEYS[i]), 0
      if old then
        local count = (#old - 7) / width
        local newest = count >= 1 and byte(old) == width and get(old, 2, 6)
        if not newest or newest > now or sub(old, 8, 7 + width) ~= longest or count ~= floor(count) then
          is_usual = false
          break
        end
        local budget, base = window - now + newest, 8 - width
        local span = width == 2 and 65536 or width == 3 and 16777216 or 4294967296
        if budget > 0 then
          live = count < permits and count or permits
          local age = live > 1 and (newest - get(old, base + width * live, width)) % span or 0
          if age >= budget then
            -- The oldest of them that is young enough: ages only grow.
            local low, high = 1, live - 1
            while low < high do
              local middle = low + (high - low + (high - low) % 2) / 2
              if (newest - get(old, base + width * middle, width)) % span < budget then
                low = middle
              else
                high = middle - 1
              end
            end
            live = low
          elseif live == permits and budget - age > longest_wait then
            refusing, longest_wait = i, budget - age
          end
          value = value .. sub(old, 8 - width, 7) .. sub(old, 8 + width, base + width * live + width - 1)
        end
      end
      if left < 0 or permits - live < left then left = permits - live end
    end
    values[i], lives[i] = value, window + slack
  end

  -- What refuses first need not refuse longest.
  if is_usual and (refusing == 0 or mark == 0) then
    if refusing > 0 then return { refusing, longest_wait, left, now } end
    if mark == 0 or call('SET', KEYS[mark], values[mark], 'PX', lives[mark], 'NX') then
      for i = 1, #KEYS do
        if i ~= mark then call('SET', KEYS[i], values[i], 'PX', lives[i]) end
      end
      return { 0, 0, left, now }
    end
  end
end

// Fills the forms that packs and actions describe, as a careful person without imagination would.
const visible = (field, answers) => !field.show_if || field.show_if.is.includes(answers[field.show_if.field]);

const part = { name: 'Trần Văn Mẫu', birth_date: '1990-09-03', sex: 'male', id_number: '040090000001' };

function value(field) {
  if (field.default !== undefined) return field.default;
  switch (field.type) {
    case 'date': return field.not_before === 'today' ? new Date(Date.now() + 2 * 86400e3).toISOString().slice(0, 10) : '2026-01-15';
    case 'datetime': return new Date(Date.now() + 7 * 86400e3).toISOString();
    case 'number':
    case 'money': return Math.max(field.min ?? 1, 1);
    case 'choice': return field.options[0].value;
    case 'choices': return [field.options[0].value];
    case 'yesno': return true;
    case 'phone': return '0912345678';
    case 'email': return 'mau@example.vn';
    case 'id_number': return '001190000001';
    case 'rating': return 5;
    case 'person': return Object.fromEntries(field.parts.filter((p) => p.required).map((p) => [p.key, part[p.key] ?? 'Mẫu']));
    default: return 'Nguyễn Thị Mẫu, xóm 3'.padEnd(field.min_length ?? 0, '.').slice(0, field.max_length);
  }
}

export function fillForm(form) {
  const answers = {};
  for (const section of form.sections) {
    for (const field of section.fields) {
      if (visible(field, answers) && (field.required || field.default !== undefined)) answers[field.key] = value(field);
    }
  }
  return answers;
}

// The data of a command: what is required, and nothing else.
export function fillAction(action) {
  const data = {};
  for (const field of action.fields.filter((f) => f.required)) {
    if (field.name === 'items') data.items = [{ what: 'Bản chụp rõ hơn', reason: 'Ảnh mờ' }];
    else data[field.name] = value(field);
  }
  return data;
}

export const givePapers = (documents, channel, file) =>
  documents
    .filter((d) => d.required && d.use === 'submit' && (!d.channels || d.channels.includes(channel)))
    .map((d) => ({ document: d.key, form: 'file', files: [file] }));

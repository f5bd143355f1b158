// task:   12.11
// title:  looks at the last row alone
// expect: Each example goes into the FIRST row with room. You look at the newest alone, so gaps in earlier rows stay
//         empty.
// hears:  rows-last-alone
namespace Katas.Lesson12;

static partial class Packing
{
    public static PackedRows Rows(IReadOnlyList<InstructionExample> examples, long length)
    {
        Guard.NotNull(examples);
        Guard.Positive(length);

        List<List<InstructionExample>> rows = [];
        List<int> tooLong = [];
        foreach (var (i, example) in examples.Index())
        {
            if (example.Length > length)
            {
                tooLong.Add(i);
                continue;
            }

            var row = rows.LastOrDefault();
            row = row is not null && row.Sum(other => other.Length) + example.Length <= length ? row : null;
            if (row is null)
            {
                rows.Add(row = []);
            }

            row.Add(example);
        }

        return new PackedRows(rows, tooLong);
    }
}

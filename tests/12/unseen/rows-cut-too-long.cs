// task:   12.11
// title:  cuts what is longer than a row
// expect: An example that is too long goes into no row, and is reported. You cut it, and nobody learns of it.
// hears:  rows-too-long-are-cut
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
            }

            var row = rows.Find(row => row.Sum(other => other.Length) + example.Length <= length);
            if (row is null)
            {
                rows.Add(row = []);
            }

            row.Add(example.Length > length
                ? new InstructionExample(example.Ids[..(int)length], example.Labels[..(int)length])
                : example);
        }

        return new PackedRows(rows, tooLong);
    }
}

// task:   12.11
// title:  gives what is too long a row of its own, and reports it
// expect: What is longer than a row goes into none: no row may be longer than the others. Report it, and leave it out.
// hears:  PackingTests.What_is_longer_than_a_row_is_reported_by_its_place
using Katas.Toolkit;

namespace Katas.Lesson12;

static partial class Packing
{
    public static PackedRows Rows(IReadOnlyList<InstructionExample> examples, long length)
    {
        Guard.NotNull(examples);
        Guard.Positive(length);

        var rows = new List<List<InstructionExample>>();
        var tooLong = new List<int>();
        for (int i = 0; i < examples.Count; i++)
        {
            if (examples[i].Length > length)
            {
                tooLong.Add(i);
            }

            var fits = rows.Find(row => row.Sum(one => one.Length) + examples[i].Length <= length);
            if (fits is null)
            {
                rows.Add([examples[i]]);
            }
            else
            {
                fits.Add(examples[i]);
            }
        }

        return new PackedRows(rows, tooLong);
    }
}

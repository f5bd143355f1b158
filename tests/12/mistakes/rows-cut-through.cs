// task:  12.11
// title: Examples are cut at the end of a row
// hint:  An example stays whole. One that does not fit goes into another row.
// source: huggingface/trl #805: ConstantLengthDataset cuts the stream of tokens into rows
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

static partial class Packing
{
    public static PackedRows Rows(IReadOnlyList<InstructionExample> examples, long length)
    {
        Guard.NotNull(examples);
        Guard.Positive(length);

        long[] ids = [.. examples.SelectMany(example => example.Ids)];
        long[] labels = [.. examples.SelectMany(example => example.Labels)];
        List<List<InstructionExample>> rows = [];
        for (int start = 0; start + length <= ids.Length; start += (int)length)
        {
            int stop = start + (int)length;
            rows.Add([new InstructionExample(ids[start..stop], labels[start..stop])]);
        }

        return new PackedRows(rows, []);
    }
}

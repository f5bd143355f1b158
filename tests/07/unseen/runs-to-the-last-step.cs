// task:   07.5
// title:  goes on after all sentences have ended; and writes after an end
// expect: Nobody looks whether all sentences have ended. (And what has ended is filled up with padding.)
// hears:  never-looks-whether-all-ended
// faults: 2
namespace Katas.Lesson07;

static partial class Decoding
{
    private static Tensor Write(
        Transformer model, Tensor source, int maxLength, IReadOnlyList<KeyValueCache> caches)
    {
        var memory = model.Encode(source);
        var written = full([source.size(0), 1], model.Config.StartId, dtype: ScalarType.Int64);
        for (int i = 0; i < maxLength; i++)
        {
            var next = Next(model, written, memory, source, caches).argmax(-1, keepdim: true);
            written = cat([written, next], 1);
        }

        return written[.., 1..];
    }
}

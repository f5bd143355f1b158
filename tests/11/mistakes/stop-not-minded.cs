// task:  11.16
// title: Stop tokens are not minded
// hint:  An answer ends with a stop token, and not only by its length.
// source: turboderp/exllama #166, huggingface/transformers #23175: it goes on writing the user's questions
using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11;

sealed partial class Writer
{
    public IEnumerable<long> Write(IReadOnlyList<long> ids, int most)
    {
        Guard.AtLeast(most, 0);
        Guard.Some(ids.Count + _waiting.Count, "tokens", nameof(ids));

        _waiting.AddRange(ids);
        return Chosen();

        IEnumerable<long> Chosen()
        {
            for (int i = 0; i < most; i++)
            {
                long chosen = Next();
                _waiting.Add(chosen);
                yield return chosen;
            }
        }
    }
}

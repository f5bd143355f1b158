// task:  11.16
// title: What waits is thrown away
// hint:  The last token of an answer has not been read yet. It belongs to the text.
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

        _waiting.Clear();
        _waiting.AddRange(ids);
        return Chosen();

        IEnumerable<long> Chosen()
        {
            for (int i = 0; i < most; i++)
            {
                long chosen = Next();
                if (_stops.Contains(chosen))
                {
                    yield break;
                }

                _waiting.Add(chosen);
                yield return chosen;
            }
        }
    }
}

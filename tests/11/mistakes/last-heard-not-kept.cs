// task:  11.16
// title: The token waits only once the next one is asked for
// hint:  Where nobody asks any more, nothing behind yield return runs: the last token is lost.
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
                if (_stops.Contains(chosen))
                {
                    yield break;
                }

                yield return chosen;
                _waiting.Add(chosen);
            }
        }
    }
}

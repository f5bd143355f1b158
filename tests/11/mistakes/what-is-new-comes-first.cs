// task:  11.16
// title: What is new is read before what waits
// hint:  What waits was written first, and is read first.
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

        _waiting.InsertRange(0, ids);
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

// task:  11.16
// title: The stop token is given out
// hint:  It ends the answer, and is no part of it.
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
                if (_stops.Contains(chosen))
                {
                    yield break;
                }
            }
        }
    }
}

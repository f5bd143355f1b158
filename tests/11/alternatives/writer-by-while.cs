// task:  11.16
// title: A loop that counts down
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
        return Chosen(most);

        IEnumerable<long> Chosen(int left)
        {
            while (left > 0)
            {
                long next = Next();
                if (_stops.Contains(next))
                {
                    break;
                }

                _waiting.Add(next);
                left--;
                yield return next;
            }
        }
    }
}

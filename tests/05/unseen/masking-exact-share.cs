// task:   05.10
// title:  chooses exactly 15 % of each row, at least one, as BERT's data script does; and adds 1 to a replacement that
//         equals the token
// expect: You choose a fixed number of tokens per row, those with the lowest draws; here a candidate is chosen if its
//         own `Choice` is below `Rate`, whatever the others drew. And `Replacement` goes in as drawn, even if it
//         happens to be the same token.
// hears:  MaskingTests.Each_token_is_chosen_by_its_own_draw_whatever_the_others_drew
// faults: 2
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson05;

static partial class Masking
{
    public static (Tensor inputs, Tensor labels) Apply(
        Tensor tokens, Tensor candidates, MaskingDraws draws, long maskId)
    {
        Guard.Layout(tokens, "[batch, length]");
        Guard.SameShape(candidates, tokens);
        Guard.SameShape(draws.Choice, tokens);
        Guard.SameShape(draws.Fate, tokens);
        Guard.SameShape(draws.Replacement, tokens);

        using var scope = NewDisposeScope();

        long[] given = tokens.reshape(-1).data<long>().ToArray();
        bool[] may = candidates.reshape(-1).data<bool>().ToArray();
        long[] others = draws.Replacement.reshape(-1).data<long>().ToArray();
        float[] choice = draws.Choice.to_type(ScalarType.Float32).reshape(-1).data<float>().ToArray();
        float[] fate = draws.Fate.to_type(ScalarType.Float32).reshape(-1).data<float>().ToArray();

        long[] inputs = [.. given];
        long[] labels = [.. Enumerable.Repeat(Tagging.Ignored, given.Length)];
        int length = (int)tokens.size(1);
        for (int start = 0; start < given.Length; start += length)
        {
            int[] places = [.. Enumerable.Range(start, length).Where(place => may[place])];
            int count = Math.Max(1, (int)Math.Round(places.Length * Rate));
            foreach (int place in places.OrderBy(place => choice[place]).Take(count))
            {
                labels[place] = given[place];
                if (fate[place] < (float)Hidden)
                {
                    inputs[place] = maskId;
                }
                else if (fate[place] < (float)(Hidden + Replaced))
                {
                    // "another token": not the one that is there already
                    inputs[place] = others[place] == given[place] ? others[place] + 1 : others[place];
                }
            }
        }

        return (
            tensor(inputs, tokens.shape).MoveToOuterDisposeScope(),
            tensor(labels, tokens.shape).MoveToOuterDisposeScope());
    }
}

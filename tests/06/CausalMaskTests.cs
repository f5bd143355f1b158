using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06.Tests;

public class CausalMaskTests
{
    [Test, ForTask("06.1")]
    public void The_newest_tokens_see_all_before_them() => TensorAssert.Close(
        CausalMask.Window(2, 5),
        tensor(new[,] { { true, true, true, true, false }, { true, true, true, true, true } }),
        "mask for 2 new tokens of 5",
        new Suspect(
            tensor(new[,] { { true, false, false, false, false }, { true, true, false, false, false } }),
            "the queries are taken for the first of the keys; they are the last"));

    [Test, ForTask("06.1")]
    public void With_as_many_queries_as_keys_it_is_a_lower_triangle() => TensorAssert.Close(
        CausalMask.Window(3, 3),
        tensor(new[,] { { true, false, false }, { true, true, false }, { true, true, true } }),
        "mask for 3 new tokens of 3");

    [Test, ForTask("06.1")]
    public void One_new_token_sees_everything() => TensorAssert.Close(
        CausalMask.Window(1, 4), ones(1, 4, dtype: ScalarType.Bool), "mask for 1 new token of 4");

    [Test, ForTask("06.1")]
    public void One_token_alone_sees_itself() => TensorAssert.Close(
        CausalMask.Window(1, 1), ones(1, 1, dtype: ScalarType.Bool), "mask for 1 new token of 1");

    [Test, ForTask("06.1")]
    public void Any_sizes_come_in_any_order()
    {
        foreach (var (queries, keys) in new[] { (1, 3000), (2, 4), (3, 2500), (4, 4), (2, 3) })
        {
            var position = arange(keys); // the last query is at the last position
            TensorAssert.Close(
                CausalMask.Window(queries, keys),
                position.unsqueeze(0) <= position[(keys - queries)..].unsqueeze(1),
                $"mask for {queries} new tokens of {keys}, after masks of other sizes");
        }
    }

    [Test, ForTask("06.1")]
    public void Sizes_that_do_not_fit_are_refused()
    {
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(() => CausalMask.Window(0, 3), "queries", "it is 0");
        ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
            () => CausalMask.Window(4, 3), "keys", "there are fewer than queries");
    }
}

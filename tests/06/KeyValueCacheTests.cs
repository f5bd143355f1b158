using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06.Tests;

public class KeyValueCacheTests
{
    [Test, ForTask("06.2")]
    public void Keys_and_values_are_kept_in_order()
    {
        var (keys, values) = (Seeded.Normal(1, 2, 3, 6, 4), Seeded.Normal(2, 2, 3, 6, 4));
        using var cache = new KeyValueCache(8);
        foreach (var (start, count) in new[] { (0, 3), (3, 1), (4, 2) })
        {
            var (seenKeys, seenValues) = cache.Append(keys.narrow(2, start, count), values.narrow(2, start, count));

            int end = start + count;
            Assert.That(cache.Length, Is.EqualTo(end), $"Length after {end} tokens");
            TensorAssert.Close(seenKeys, keys.narrow(2, 0, end), $"keys after {end} tokens");
            TensorAssert.Close(seenValues, values.narrow(2, 0, end), $"values after {end} tokens");
        }
    }

    [Test, ForTask("06.2")]
    public void All_sizes_equal_hide_nothing()
    {
        var (keys, values) = (Seeded.Normal(3, 4, 4, 8, 4), Seeded.Normal(4, 4, 4, 8, 4));
        using var cache = new KeyValueCache(8);
        cache.Append(keys.narrow(2, 0, 4), values.narrow(2, 0, 4));

        var (seenKeys, seenValues) = cache.Append(keys.narrow(2, 4, 4), values.narrow(2, 4, 4));

        TensorAssert.Close(seenKeys, keys, "keys of a full cache");
        TensorAssert.Close(seenValues, values, "values of a full cache");
    }

    [Test, ForTask("06.2")]
    public void What_is_kept_outlives_the_scope_of_its_step()
    {
        var (keys, values) = (Seeded.Normal(5, 1, 2, 3, 4), Seeded.Normal(6, 1, 2, 3, 4));
        using var cache = new KeyValueCache(3);
        for (int i = 0; i < 2; i++)
        {
            using var scope = NewDisposeScope();
            cache.Append(keys.narrow(2, i, 1), values.narrow(2, i, 1));
        }

        var (seenKeys, seenValues) = cache.Append(keys.narrow(2, 2, 1), values.narrow(2, 2, 1));

        TensorAssert.Close(seenKeys, keys, "keys, each appended in a dispose scope of its own");
        TensorAssert.Close(seenValues, values, "values, each appended in a dispose scope of its own");
    }

    [Test, ForTask("06.2")]
    public void The_cache_has_a_copy_of_its_own()
    {
        var key = Seeded.Normal(7, 1, 2, 2, 4);
        var before = key.clone();
        using var cache = new KeyValueCache(5);
        cache.Append(key, key);
        key.zero_();

        var (keys, _) = cache.Append(ones(1, 2, 1, 4), ones(1, 2, 1, 4));

        TensorAssert.Close(
            keys.narrow(2, 0, 2), before, "keys kept, after the tensor they came in was overwritten by its owner");
    }

    [Test, ForTask("06.2")]
    public void What_is_returned_belongs_to_the_caller()
    {
        var key = Seeded.Normal(12, 1, 2, 3, 4);
        using var cache = new KeyValueCache(3);
        var (first, _) = cache.Append(key.narrow(2, 0, 1), key.narrow(2, 0, 1));
        var (second, values) = cache.Append(key.narrow(2, 1, 1), key.narrow(2, 1, 1));

        Assert.That(
            first.IsInvalid,
            Is.False,
            "whether the keys that the first Append returned are gone after the second. Whoever called may still hold "
            + "them: what is returned must not be what the cache itself keeps, and disposes.");
        TensorAssert.Close(first, key.narrow(2, 0, 1), "keys that the first Append returned, after the second");
        second.Dispose();
        values.Dispose();
        var (keys, _) = cache.Append(key.narrow(2, 2, 1), key.narrow(2, 2, 1));
        TensorAssert.Close(keys, key, "keys, after the caller has disposed what the calls before returned");
    }

    [Test, ForTask("06.2")]
    public void Two_caches_know_nothing_of_each_other()
    {
        var (key, other) = (Seeded.Normal(9, 1, 2, 3, 4), Seeded.Normal(10, 2, 3, 3, 5));
        using var cache = new KeyValueCache(4);
        using var otherCache = new KeyValueCache(7);
        for (int i = 0; i < 2; i++)
        {
            cache.Append(key.narrow(2, i, 1), key.narrow(2, i, 1));
            otherCache.Append(other.narrow(2, i, 1), other.narrow(2, i, 1));
        }

        TensorAssert.Close(
            cache.Append(key.narrow(2, 2, 1), key.narrow(2, 2, 1)).keys,
            key,
            "keys of one cache, filled beside another");
        TensorAssert.Close(
            otherCache.Append(other.narrow(2, 2, 1), other.narrow(2, 2, 1)).values, other, "values of the other");
    }

    [Test, ForTask("06.2")]
    public void No_gradient_flows_through()
    {
        var key = Seeded.Normal(11, 1, 2, 1, 4).requires_grad_();
        using var cache = new KeyValueCache(3);
        cache.Append(key, key);

        var (keys, values) = cache.Append(key, key);

        Assert.That(
            keys.requires_grad || values.requires_grad,
            Is.False,
            "whether what is returned has a graph, the keys and values that were appended being learned");
        Assert.That(is_grad_enabled(), Is.True, "whether gradients are on after Append");
    }

    [Test, ForTask("06.2")]
    public void A_disposed_cache_starts_again()
    {
        using var cache = new KeyValueCache(4);
        cache.Append(ones(1, 2, 3, 4), ones(1, 2, 3, 4));
        cache.Dispose();

        var (keys, _) = cache.Append(zeros(2, 3, 1, 5), zeros(2, 3, 1, 5));

        TensorAssert.Close(keys, zeros(2, 3, 1, 5), "keys after Dispose and one more Append, of another shape");
    }

    [Test, ForTask("06.2")]
    public void Float64_stays_float64()
    {
        foreach (var type in new[] { ScalarType.Float64, ScalarType.BFloat16 })
        {
            var key = Seeded.Normal(8, ScalarType.Float64, 1, 2, 3, 4).to(type);
            using var cache = new KeyValueCache(4);
            cache.Append(key.narrow(2, 0, 2), key.narrow(2, 0, 2));

            TensorAssert.Close(cache.Append(key.narrow(2, 2, 1), key.narrow(2, 2, 1)).keys, key, $"keys in {type}");
        }
    }

    [Test, ForTask("06.2")]
    public void More_than_the_capacity_is_refused()
    {
        using var cache = new KeyValueCache(4);
        cache.Append(ones(1, 2, 3, 4), ones(1, 2, 3, 4));
        var two = ones(1, 2, 2, 4);

        ArgumentAssert.Rejects(() => cache.Append(two, two), "key", two, "4 places, 3 taken, 2 more to come");
        Assert.That(cache.Length, Is.EqualTo(3), "Length after a refusal");
        ArgumentAssert.Rejects(
            () => cache.Append(two, ones(1, 2, 1, 4)), "value", ones(1, 2, 1, 4), "there is one value for two keys");
    }
}

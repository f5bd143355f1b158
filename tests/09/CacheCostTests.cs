extern alias reference;

using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;
using Reference = reference::Katas.Lesson09;

namespace Katas.Lesson09.Tests;

public class CacheCostTests
{
    // 32 blocks, 32 heads of 128.
    private static readonly ModelConfig s_large = KnownModels.Llama with
    {
        Vocabulary = 32_000, Layers = 32, Width = 4096, Heads = 32, Hidden = 11_008,
    };

    [Test, ForTask("09.15")]
    public void A_large_model_s_text_of_4096_tokens_takes_2_GB()
    {
        // 2 · 32 · 32 · 128 numbers of 2 bytes a token
        Assert.That(CacheCost.Bytes(s_large, 4096), Is.EqualTo(4096L * 524_288), "bytes, as many key heads as heads");
        Assert.That(
            CacheCost.Bytes(s_large with { KeyHeads = 8 }, 4096),
            Is.EqualTo(4096L * 131_072),
            "bytes, 8 key heads");
        Assert.That(
            CacheCost.Bytes(s_large with { KeyHeads = 1 }, 4096),
            Is.EqualTo(4096L * 16_384),
            "bytes, 1 key head");
    }

    [Test, ForTask("09.15")]
    public void Bytes_of_a_number_and_texts_are_counted()
    {
        Assert.That(CacheCost.Bytes(s_large, 10, bytesPerNumber: 4), Is.EqualTo(10L * 1_048_576), "bytes in Float32");
        Assert.That(CacheCost.Bytes(s_large, 10, batch: 3), Is.EqualTo(30L * 524_288), "bytes of three texts");
        Assert.That(CacheCost.Bytes(s_large, 0), Is.Zero, "bytes of no token");
    }

    [Test, ForTask("09.15")]
    public void A_head_s_own_size_counts_and_not_the_width()
    {
        var config = s_large with { HeadSize = 64 };
        Assert.That(
            CacheCost.Bytes(config, 1),
            Is.EqualTo(262_144),
            "bytes of a token, heads of 64 features, width 4096");
    }

    [Test, ForTask("09.15")]
    public void A_window_is_the_most_that_is_kept()
    {
        var config = s_large with { Window = 1024 };
        Assert.That(CacheCost.Bytes(config, 500), Is.EqualTo(500L * 524_288), "bytes of 500 tokens, window 1,024");
        Assert.That(
            CacheCost.Bytes(config, 100_000),
            Is.EqualTo(1023L * 524_288),
            "bytes of 100,000 tokens, window 1,024: the token that looks next is the 1,024th");
    }

    [Test, ForTask("09.15")]
    public void Long_texts_do_not_overflow() => Assert.That(
        CacheCost.Bytes(s_large, 1_000_000_000), Is.EqualTo(524_288_000_000_000), "bytes of a billion tokens");

    [Test, ForTask("09.15")]
    public void It_is_what_a_model_really_keeps()
    {
        foreach (string kind in new[] { "Llama", "Mistral", "Qwen3", "NeoX" })
        {
            var config = Models.Kinds[kind];
            var (_, reference) = Models.Model(config);
            var past = reference.call(new Reference.ModelInput(Models.Text(1, 3, 7))).Past;
            long kept = past.Layers.Sum(layer => (layer.Keys.numel() + layer.Values.numel()) * 4);

            Assert.That(
                CacheCost.Bytes(config, 7, bytesPerNumber: 4, batch: 3),
                Is.EqualTo(kept),
                $"{kind}: bytes of three texts of 7 tokens");
        }
    }

    [Test, ForTask("09.15")]
    public void Negative_numbers_of_tokens_are_refused() => ArgumentAssert.Rejects<ArgumentOutOfRangeException>(
        () => CacheCost.Bytes(s_large, -1), "tokens", "it is -1");
}

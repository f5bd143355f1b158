extern alias reference;
using NUnit.Framework;
using TorchSharp;
using Reference = reference::Katas.Lesson01;
namespace Katas.Lesson01.Tests;
public class T { [Test] public void A() { var x = torch.ones(2,3); Assert.That(Reference.Attention.Scores(x,x).shape, Is.EqualTo(Attention.Scores(x,x).shape)); } }

package dev.wasmath.engine;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.function.Consumer;

/**
 * The implementation of a functional interface by a class of its own, whose one method is a call
 * site: to the JIT compiler the code behind it is a constant, whoever holds the object.
 *
 * <p>The first call links the call site. An overflow of the stack becomes a trap.
 */
final class Implementation {
  private static final ClassDesc NAME = own("WasmKernel");
  private static final ClassDesc OVERFLOW = ClassDesc.of("java.lang.StackOverflowError");
  private static final DirectMethodHandleDesc BOOTSTRAP =
      MethodHandleDesc.ofMethod(
          DirectMethodHandleDesc.Kind.STATIC,
          own("Linkage"),
          "kernel",
          MethodTypeDesc.of(
              ConstantDescs.CD_CallSite,
              ConstantDescs.CD_MethodHandles_Lookup,
              ConstantDescs.CD_String,
              ConstantDescs.CD_MethodType));

  private Implementation() {}

  /**
   * Implements an interface.
   *
   * @param method the interface's one method; its types are the code's, or, in place of an object,
   *     any class
   * @param code the exact type of the call site
   */
  static <T> T of(Class<T> type, Method method, MethodType code, KernelSite site) {
    return isVisible(type) ? generated(type, method, code, site) : proxy(type, method, site);
  }

  /** Whether a class in this package can name the interface and may implement it. */
  private static boolean isVisible(Class<?> type) {
    Module own = Implementation.class.getModule();
    try {
      return Modifier.isPublic(type.getModifiers())
          && !type.isSealed()
          && type.getModule().isExported(type.getPackageName(), own)
          && Class.forName(type.getName(), false, Implementation.class.getClassLoader()) == type;
    } catch (ClassNotFoundException elsewhere) {
      return false;
    }
  }

  private static <T> T generated(Class<T> type, Method method, MethodType code, KernelSite site) {
    Implementation.class.getModule().addReads(type.getModule());
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(classFile(type, method, code), site, true);
      MethodHandle constructor =
          lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class));
      return type.cast(constructor.invoke());
    } catch (Throwable e) {
      throw new IllegalStateException("cannot implement " + type.getName(), e);
    }
  }

  private static <T> T proxy(Class<T> type, Method method, KernelSite site) {
    MethodType called = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
    MethodHandle code = StackGuard.guard(site.link().dynamicInvoker());
    return MethodHandleProxies.asInterfaceInstance(type, code.asType(called));
  }

  private static byte[] classFile(Class<?> type, Method method, MethodType code) {
    MethodType called = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
    return ClassFile.of()
        .build(NAME, new Contents(type, method.getName(), desc(called), desc(code)));
  }

  private static MethodTypeDesc desc(MethodType type) {
    return type.describeConstable().orElseThrow();
  }

  /** The class. It is no lambda, which would be linked at the first binding, nor is its code. */
  private record Contents(Class<?> type, String name, MethodTypeDesc called, MethodTypeDesc linked)
      implements Consumer<ClassBuilder> {
    @Override
    public void accept(ClassBuilder builder) {
      builder.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
      builder.withInterfaceSymbols(type.describeConstable().orElseThrow());
      builder.withMethodBody(ConstantDescs.INIT_NAME, ConstantDescs.MTD_void, 0, new Constructor());
      builder.withMethodBody(name, called, ClassFile.ACC_PUBLIC, new Call(linked));
    }
  }

  /** The code of its constructor. */
  private record Constructor() implements Consumer<CodeBuilder> {
    @Override
    public void accept(CodeBuilder code) {
      code.aload(0);
      code.invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
      code.return_();
    }
  }

  /** The code of its method: a call of the call site. */
  private record Call(MethodTypeDesc type) implements Consumer<CodeBuilder> {
    @Override
    public void accept(CodeBuilder code) {
      Label start = code.newBoundLabel();
      int slot = 1;
      for (ClassDesc parameter : type.parameterArray()) {
        TypeKind kind = TypeKind.from(parameter);
        code.loadLocal(kind, slot);
        slot += kind.slotSize();
      }
      code.invokedynamic(DynamicCallSiteDesc.of(BOOTSTRAP, "kernel", type));
      code.return_(TypeKind.from(type.returnType()));
      Label handler = code.newBoundLabel();
      code.invokestatic(own("Traps"), "exhausted", MethodTypeDesc.of(own("Trap"), OVERFLOW));
      code.athrow();
      code.exceptionCatch(start, handler, handler, OVERFLOW);
    }
  }

  private static ClassDesc own(String name) {
    return ClassDesc.of("dev.wasmath.engine." + name);
  }
}

import { css } from 'lit';

export const recommendStyles = css`
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-bottom: 10px;
  }
  h2 {
    margin: 0;
    font-size: 1.25rem;
    font-weight: 600;
  }
  [dir='rtl'] .turns {
    transform: scaleX(-1);
  }
`;
